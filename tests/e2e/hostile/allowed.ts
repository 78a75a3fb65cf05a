/** The parts that an answer may be made of. Anything else in it, even for one frame, is a breach. */

const HTML =
  'p h3 h4 h5 h6 blockquote ul ol li table thead tbody tr th td hr br div span section pre code strong em del u ins sub sup kbd mark small details summary a input button iframe';

/** The elements of MathML Core, without those that link, act, load or hold other markup. */
const MATHML =
  'math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd menclose';

export const ELEMENTS = `${HTML} ${MATHML}`.split(' ');

const EVERYWHERE = 'class dir lang title hidden role tabindex type';

const BY_MATHML =
  'xmlns display displaystyle scriptlevel mathvariant mathcolor mathbackground mathsize stretchy fence separator form lspace rspace minsize maxsize symmetric largeop movablelimits accent accentunder linethickness width height depth voffset columnalign rowalign columnspacing rowspacing columnlines rowlines columnspan rowspan notation encoding';

export const ATTRIBUTES = `${EVERYWHERE} ${BY_MATHML}`.split(' ');

/** The attributes, besides those above, `aria-…` and `data-…`. */
export const ATTRIBUTES_OF: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'target', 'rel'],
  ol: ['start'],
  input: ['checked', 'disabled', 'readonly'],
  button: ['disabled'],
  th: ['scope'],
  iframe: ['sandbox', 'src'],
};

/** The ids that React and the panel give, never the answer. */
export const ID = '^_r_\\w+_';
