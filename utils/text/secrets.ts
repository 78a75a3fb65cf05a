/**
 * Secrets in the text of a page: access keys of known forms, private keys, card numbers that check, and, where the user
 * wishes, e-mail addresses and phone numbers. The forms are those that services publish so that leaked keys are found.
 */

type SecretKind = 'key' | 'card' | 'email' | 'phone';

/** A secret that is hidden in a text. */
export interface HiddenSecret {
  readonly kind: SecretKind;
  /** Enough to tell it from others: `…4242`, or `a…@example.com`. */
  readonly hint: string;
  /** The number of its places in the text. */
  readonly count: number;
}

/** The text of a page as it is sent. */
export interface Masked {
  /** The texts in their order, with a note in the place of each secret. */
  readonly texts: readonly string[];
  readonly hidden: readonly HiddenSecret[];
  /** Those of the ids in `shown` that the texts have. */
  readonly shown: readonly string[];
}

interface MaskOptions {
  /** True to hide e-mail addresses and phone numbers as well. */
  readonly contacts: boolean;
  /** The ids of secrets that the user wants sent after all; see `secretId`. */
  readonly shown: readonly string[];
}

const KEYS = [
  // PEM, also of OpenSSH and PGP; cut ones too.
  '-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:(?!-----BEGIN)[^]){20,12000}?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)',
  'AGE-SECRET-KEY-1[0-9A-Z]{58}',
  // GitHub, GitLab, npm, PyPI, Docker.
  'gh[pousr]_[A-Za-z0-9]{36,255}',
  'github_pat_[A-Za-z0-9_]{60,255}',
  'gl(?:pat|dt|rt|ptt|cbt)-[\\w-]{20,64}',
  'npm_[A-Za-z0-9]{36}',
  'pypi-AgE[\\w-]{50,500}',
  'dckr_pat_[\\w-]{27}',
  // Models: OpenAI, Anthropic, Moonshot and others that write `sk-`; Hugging Face, Groq, Google, xAI.
  'sk-(?:[0-9a-f]{32}(?![\\w-])|(?=[\\w-]{0,220}\\d)(?=[\\w-]{0,220}[a-z])(?=[\\w-]{0,220}[A-Z])[\\w-]{20,220})',
  'hf_[A-Za-z0-9]{34}',
  'gsk_[A-Za-z0-9]{40,60}',
  'xai-[A-Za-z0-9]{70,90}',
  'AIza[\\w-]{35}',
  'GOCSPX-[\\w-]{28}',
  'ya29\\.[\\w-]{30,500}',
  // Amazon, DigitalOcean, Azure storage.
  '(?:AKIA|ASIA)[A-Z2-7]{16}',
  'do[opr]_v1_[0-9a-f]{64}',
  '(?<=AccountKey=)[A-Za-z0-9+/]{80,90}={0,2}',
  // Payments, mail, chat, shops.
  '[rs]k_(?:live|test)_[A-Za-z0-9]{20,255}',
  'whsec_[A-Za-z0-9+/]{32,64}={0,2}',
  'SG\\.[\\w-]{20,24}\\.[\\w-]{40,50}',
  'key-[0-9a-f]{32}',
  'xox[abeprs]-[\\w-]{20,250}',
  'xapp-\\d-[\\w-]{30,250}',
  '(?<=hooks\\.slack\\.com/services/)[A-Z0-9]{8,12}/[A-Z0-9]{8,12}/[A-Za-z0-9]{20,30}',
  '\\d{8,10}:AA[\\w-]{33}',
  'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}',
  // JSON Web Tokens, and the password in the address of a database.
  'eyJ[\\w-]{10,4000}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{20,1000}',
  '(?<=\\b(?:postgres(?:ql)?|mysql|mongodb(?:\\+srv)?|rediss?|amqps?)://[^\\s:@/]{1,64}:)[^\\s@/]{6,128}(?=@)',
];

const KEY = new RegExp(`(?<![A-Za-z0-9])(?:${KEYS.join('|')})(?![A-Za-z0-9])`, 'g');

/** An example in documentation: words that say so, or the same few characters over and over. */
const EXAMPLE = /example|your|x{4}|\*{3}|\.{3}|1234567|abcdef|password|secret$|changeme|placeholder/i;
const LEAST_DIFFERENT = 8;

/** Digits in the groups that cards have; more digits around it are another number. */
const CARD =
  /(?<![\d.,-])(?:\d{4}[ -]?){3}\d{1,7}(?![\d-]|[.,]\d)|(?<![\d.,-])3\d{3}[ -]?\d{6}[ -]?\d{4,5}(?![\d-]|[.,]\d)/g;

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\w-])/gu;

/** With a country’s code, or with a zero or a bracket before an area’s; 9 to 15 digits in at least two groups. */
const PHONE =
  /(?<![\w.,/+-]|\d )(?:\+\d{1,3}[ .-]?(?:\(0?\d{1,4}\)[ .-]?)?|\(0?\d{2,4}\)[ .-]?|0{1,2}[1-9]\d{0,3}[ ./-])\d{1,4}(?:[ .-]?\d{2,4}){1,4}(?![\w/-]|[.,]\d)/g;

const WORDS: Readonly<Record<SecretKind, string>> = {
  key: 'access key',
  card: 'card number',
  email: 'e-mail address',
  phone: 'phone number',
};

/** The name by which the user asks for a secret to be sent after all. It tells no more than the panel shows. */
export function secretId({ kind, hint }: Pick<HiddenSecret, 'kind' | 'hint'>): string {
  return `secret:${kind}:${hint}`;
}

/** Hides the secrets in texts that belong together, except those that the user wants sent. */
export function maskSecrets(texts: readonly string[], { contacts, shown }: MaskOptions): Masked {
  const wanted = new Set(shown);
  const seen = new Set<string>();
  const hidden = new Map<string, HiddenSecret>();
  const hide = (kind: SecretKind, value: string): string => {
    const hint = hintOf(kind, value);
    const id = secretId({ kind, hint });
    if (wanted.has(id)) {
      seen.add(id);
      return value;
    }
    hidden.set(id, { kind, hint, count: (hidden.get(id)?.count ?? 0) + 1 });
    return `‹${WORDS[kind]} ${hint}, hidden›`;
  };
  const masked = texts.map((text) => {
    const keys = text.replaceAll(KEY, (key) => (isExample(key) ? key : hide('key', key)));
    const cards = keys.replaceAll(CARD, (card) => (isCard(card) ? hide('card', card) : card));
    if (!contacts) return cards;
    const addresses = cards.replaceAll(EMAIL, (address) => hide('email', address));
    return addresses.replaceAll(PHONE, (phone) => (isPhone(phone) ? hide('phone', phone) : phone));
  });
  return { texts: masked, hidden: [...hidden.values()], shown: shown.filter((id) => seen.has(id)) };
}

function hintOf(kind: SecretKind, value: string): string {
  if (kind === 'email') return value.replace(/^(.)[^@]*/u, '$1…');
  const characters = value.replace(/-----END[^]*$/, '').replaceAll(/[^A-Za-z0-9]/g, '');
  return `…${characters.slice(-4)}`;
}

function isExample(key: string): boolean {
  if (key.startsWith('-----')) return new Set(key).size < 30;
  return EXAMPLE.test(key) || new Set(key.replace(/^[a-z]+[-_]/i, '')).size < LEAST_DIFFERENT;
}

/** The lengths and first digits of the cards in use. */
const ISSUERS =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|6\d{15,18}|35\d{14})$/;

/** True for a number of a known issuer with the right check digit (ISO/IEC 7812, Luhn). */
function isCard(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  if (!ISSUERS.test(digits) || new Set(digits).size < 2) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isPhone(text: string): boolean {
  const { length } = text.replaceAll(/\D/g, '');
  return length >= 9 && length <= 15 && !/^\d{4}[-./]\d{2}[-./]\d{2}$/.test(text);
}
