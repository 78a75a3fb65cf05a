/** Presentation MathML as TeX, near enough to be read: fractions, roots, scripts, fences, tables. */
export function texOfMathml(element: Element): string {
  const parts = [...element.children].filter((child) => !child.localName.startsWith('annotation'));
  const part = (index: number): string => {
    const child = parts[index];
    return child ? texOfMathml(child) : '';
  };
  const all = (separator = ''): string => parts.map(texOfMathml).join(separator);

  switch (element.localName) {
    case 'mi':
    case 'mn':
    case 'mo':
      return symbol(element);
    case 'mtext':
      return `\\text{${element.textContent ?? ''}}`;
    case 'mspace':
      return ' ';
    case 'mfrac':
      // Without its line it is no fraction but a binomial coefficient, or a condition under another.
      if (/^0[a-z%]*$/.test(element.getAttribute('linethickness') ?? '')) {
        return `{${part(0)} \\atop ${part(1)}}`;
      }
      return `\\frac{${part(0)}}{${part(1)}}`;
    case 'msqrt':
      return `\\sqrt{${all()}}`;
    case 'mroot':
      return `\\sqrt[${part(1)}]{${part(0)}}`;
    case 'mover':
    case 'munder': {
      const mark = (parts[1]?.textContent ?? '').trim();
      const accent = (element.localName === 'mover' ? OVER : UNDER)[mark];
      if (accent) return `\\${accent}{${part(0)}}`;
      return `${group(part(0))}${element.localName === 'mover' ? '^' : '_'}${group(part(1))}`;
    }
    case 'mphantom':
      return '';
    case 'msup':
      return `${group(part(0))}^${group(part(1))}`;
    case 'msub':
      return `${group(part(0))}_${group(part(1))}`;
    case 'msubsup':
    case 'munderover':
      return `${group(part(0))}_${group(part(1))}^${group(part(2))}`;
    case 'mfenced':
      return `${element.getAttribute('open') ?? '('}${all(', ')}${element.getAttribute('close') ?? ')'}`;
    case 'mtable':
      return `\\begin{matrix}${all(' \\\\ ')}\\end{matrix}`;
    case 'mtr':
      return all(' & ');
    default:
      return all();
  }
}

const OVER: Readonly<Record<string, string>> = {
  '¯': 'bar',
  '‾': 'overline',
  '―': 'overline',
  '^': 'hat',
  ˆ: 'hat',
  '~': 'tilde',
  '˜': 'tilde',
  '→': 'vec',
  '˙': 'dot',
  '¨': 'ddot',
  '⏞': 'overbrace',
};

const UNDER: Readonly<Record<string, string>> = { _: 'underline', '‾': 'underline', '⏟': 'underbrace' };

/** Names such as `sin` are set upright; a relation is spaced so that the formula stays legible. */
function symbol(element: Element): string {
  const text = (element.textContent ?? '').trim();
  if (element.localName === 'mi' && /^[a-z]{2,}$/i.test(text)) return `\\mathrm{${text}}`;
  return /^[=<>≤≥≠≈→⇒∈+]$/.test(text) ? ` ${text} ` : text;
}

function group(tex: string): string {
  return tex.length === 1 ? tex : `{${tex}}`;
}
