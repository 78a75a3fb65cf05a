/** Kinds of input that hold a secret, or no text. */
const NO_VALUE: ReadonlySet<string> = new Set(
  'password hidden file image submit reset button color range search'.split(' '),
);

/** Tokens of `autocomplete` for secrets and means of payment. */
const SECRET_TOKEN = /(^|\s)(cc-\S+|one-time-code|(current|new)-password|webauthn|transaction-\S+)(\s|$)/i;

/** Names and labels of fields that hold a secret, in the languages that forms are written in. */
const SECRET_NAME = new RegExp(
  [
    'pass.?(word|wd|phrase|code|key)|pwd|kennw|passwort|contrase|senha|mot.?de.?passe|wachtwoord|парол|كلمة (ال)?(مرور|سر)|סיסמ',
    'パスワード|暗証|密码|密碼|口令|비밀번호',
    'secret(?!ar)|token|api.?key|private.?key|credential|geheim',
    '(^|[^a-z])(otp|totp|2fa|mfa|pin|tan|cvv2?|cvc2?|csc|ssn)([^a-z]|$)',
    'one.?time|verif\\w*.?code|security.?code|einmal|sicherheitscode|bestätigungscode|確認コード|認証コード|セキュリティコード|验证码|驗證碼|校验码|安全码|인증번호|код.?подтвержд|رمز التحقق|קוד אימות',
    'card.?(no|num|number)|cc.?(no|num|number|exp|csc)|credit.?card|debit.?card|kartennummer|kreditkart|carte.?(bancaire|de.?cr)|tarjeta|カード番号|クレジットカード|卡号|卡號|카드.?번호|номер.?карты|رقم البطاقة|מספר כרטיס',
    'social.?security|sozialversicherung|マイナンバー|身份证|身分證',
  ].join('|'),
  'i',
);

/** Card numbers: 13 to 19 digits, in groups or not. */
const CARD_NUMBER = /^\D{0,4}(\d[ -]?){12,18}\d\D{0,4}$/;

/**
 * True for a field whose value is never read: passwords, means of payment, codes that are used once, what is
 * masked or hidden, and what is no text.
 */
export function isPrivate(field: Element): boolean {
  const type = (field.getAttribute('type') ?? '').toLowerCase();
  if (field.localName === 'input' && NO_VALUE.has(type)) return true;
  if (SECRET_TOKEN.test(field.getAttribute('autocomplete') ?? '')) return true;
  if (field.getAttribute('maxlength') === '1') return true;
  if (namesOfField(field).some((name) => SECRET_NAME.test(name))) return true;
  const style = field.ownerDocument.defaultView?.getComputedStyle(field);
  const masked = style?.getPropertyValue('-webkit-text-security');
  if (masked && masked !== 'none') return true;
  if (isUnseen(field)) return true;
  return isCardNumber((field as HTMLInputElement).value ?? '');
}

/** All that a page calls a field. */
function namesOfField(field: Element): readonly string[] {
  const names = [
    'name',
    'id',
    'class',
    'aria-label',
    'placeholder',
    'title',
    'autocomplete',
    'data-testid',
  ].map((name) => spaced(field.getAttribute(name) ?? ''));
  return [...names, ...labelsOf(field).map((label) => wordsOf(label, field))];
}

/** A label may be around its field, whose own text is no name. */
function wordsOf(label: Element, field: Element): string {
  const words = label.textContent ?? '';
  return label.contains(field) ? words.replace(field.textContent ?? '', '') : words;
}

/** `cardNumber` and `card_number` as two words. */
function spaced(name: string): string {
  return name.replace(/([a-z])(?=[A-Z])/g, '$1 ').replaceAll('_', ' ');
}

/** The visible labels of a field, as the page ties them to it. */
export function labelsOf(field: Element): readonly Element[] {
  const labels = [...((field as HTMLInputElement).labels ?? [])];
  const root = field.getRootNode() as Document | ShadowRoot;
  const ids = field.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  for (const id of ids) {
    const label = id === '' ? null : root.querySelector(`#${CSS.escape(id)}`);
    if (label && !labels.includes(label as HTMLLabelElement)) labels.push(label as HTMLLabelElement);
  }
  return labels;
}

/** True for a field that is there for scripts, or for robots to fall into. */
function isUnseen(field: Element): boolean {
  if (field.closest('[aria-hidden=true]')) return true;
  const isSeen =
    !('checkVisibility' in field) ||
    field.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return !isSeen;
}

/** True for digits with the check digit of cards (Luhn). */
function isCardNumber(value: string): boolean {
  if (!CARD_NUMBER.test(value.trim())) return false;
  const digits = [...value.replace(/\D/g, '')].map(Number).toReversed();
  const sum = digits.reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? digit : 2 * digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
