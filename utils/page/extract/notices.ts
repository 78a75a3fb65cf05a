import { HEADINGS, HOLDS_TEXT_BLOCKS, TEXT_BLOCK } from '../dom/block-elements';
import { hasMoreText, textOf } from '../dom/text-length';

/** Longer than this, in characters, a line is no notice. */
const MAX_NOTICE = 250;

/** Words for comments, and words for what has to do with writing one here; only both together make a notice. */
const COMMENT =
  /comment|kommentar|kommentier|coment[aáo]|commenti|коммент|комента|koment|reacties|コメント|评论|評論|留言|댓글/i;
const WRITING = new RegExp(
  [
    'log(ged)? ?in|sign(ed)? ?in|register(ed)?|(are|is) closed|disabled|not allowed|no comments|moderat|akismet|spam',
    'eingeloggt|einloggen|loggen sie|angemeldet|anmelden|registrier|geschlossen|deaktiviert|nicht möglich|möglich\\.|keine kommentare|freigabe|freigeschaltet|ihr(es)? kommentar',
    'connect(er|é)|inscri|fermés|iniciar sesión|cerrad|accedi|chius|iniciar sessão|inloggen|gesloten|zalogow|войдите|авториз|закрыт|ログイン|登录|登入|로그인',
  ].join('|'),
  'i',
);

/** Words with which a site asks its readers to come back. */
const CALL =
  /\b(sign up|subscribe|newsletter|get the latest|follow us|inbox)\b|abonnier|newsletter|folgen sie uns|suscr[ií]b|inscrivez-vous|abonnez|iscriviti|inscreva-se|подпишитесь|подписывайтесь|登録はこちら|订阅|訂閱|구독/i;

const EMPHASIS = 'em,i,strong,b';

/**
 * Removes what a site says after a text, in place: who may write a comment, that there is none, and a last line set off
 * that asks the reader to come back. A heading over nothing else goes with it.
 */
export function dropNotices(content: Element): void {
  const blocks = [...content.querySelectorAll(`h1,${TEXT_BLOCK}`)].filter(
    (element) => !element.querySelector(HOLDS_TEXT_BLOCKS) && hasMoreText(element, 0),
  );
  let isUnder = false;
  for (let last = blocks.pop(); last && blocks.length > 0; last = blocks.pop()) {
    const isNotice = last.matches(HEADINGS)
      ? isUnder || COMMENT.test(textOf(last))
      : isAboutComments(last) || (!isUnder && isCall(last));
    if (!isNotice || hasTextAfter(last, content)) return;
    last.remove();
    isUnder = true;
  }
}

/** True for a line that is set off as a whole, or leads where it asks to go. */
function isCall(element: Element): boolean {
  if (hasMoreText(element, MAX_NOTICE) || element.closest('table,pre,blockquote,li')) return false;
  const text = textOf(element);
  if (!CALL.test(text)) return false;
  const whole = [...element.children].some((child) => child.matches(EMPHASIS) && textOf(child) === text);
  return whole || [...element.querySelectorAll('a[href]')].some((link) => CALL.test(textOf(link)));
}

function isAboutComments(element: Element): boolean {
  if (hasMoreText(element, MAX_NOTICE) || element.closest('table,pre,blockquote')) return false;
  const text = textOf(element);
  return COMMENT.test(text) && WRITING.test(text);
}

function hasTextAfter(element: Element, content: Element): boolean {
  const rest = content.ownerDocument.createRange();
  rest.setStartAfter(element);
  rest.setEndAfter(content.lastChild ?? content);
  return rest.toString().trim() !== '' || rest.cloneContents().querySelector('img,.tex') !== null;
}
