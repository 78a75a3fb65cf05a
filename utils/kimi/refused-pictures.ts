import type { KimiError, KimiErrorKind } from './errors';

/** The kinds that a sentence about pictures comes under: OpenRouter says it with a 404, llama.cpp with a 500. */
const MAY_BE_PICTURES: ReadonlySet<KimiErrorKind> = new Set([
  'bad-request',
  'unknown-model',
  'wrong-address',
  'server',
  'forbidden',
]);

const PICTURE = '(?:image(?:s|_url|[ _-]?inputs?)?|pictures?|vision|visual|multi-?modal(?:ity)?|mmproj)';
const NOT =
  "(?:not|n't|no longer|cannot|unable to|without|only) (?:be )?(?:currently )?(?:support(?:s|ed|ing)?|accept(?:s|ed)?|allow(?:s|ed)?|available|enabled|process|handle|read|a\\b|an\\b)";

/**
 * The sentences of servers whose model sees no pictures: Ollama’s "this model does not support image input"
 * (ollama/ollama#17301), OpenRouter’s "No endpoints found that support image input", OpenAI’s "image_url is only
 * supported by certain models", vLLM’s "… is not a multimodal model", llama.cpp’s "image input is not supported - hint:
 * …mmproj", SiliconFlow’s "not a VLM"; and of servers that know no parts of a message: DeepSeek’s "unknown variant
 * `image_url`, expected `text`", "content must be a string", FastAPI’s "Input should be 'text'".
 */
const REFUSED = new RegExp(
  [
    `${PICTURE}[^.!?;。]{0,60}?(?:${NOT}|only supported by|unsupported|not support)`,
    `(?:${NOT}|unsupported|not support)[^.!?;。]{0,40}?${PICTURE}`,
    `no [^.!?;。]{0,40}?\\bsupports?\\b[^.!?;。]{0,20}?${PICTURE}`,
    `not an? (?:multi-?modal|vision|VLM)|text-only`,
    'unknown variant [`\'"]?image_url|unsupported content part type|invalid content type',
    "content(?:\\]|['\"`])?[^.!?;。]{0,24}? (?:must|should|has to) be an? (?:valid )?string|expected (?:a )?string, (?:got|received|but)|str type expected|Input should be (?:a valid string|'text')",
    '(?:不支持|暂不支持|无法(?:处理|识别|读取))[^。]{0,12}?(?:图片|图像|视觉|多模态)|(?:图片|图像|视觉|多模态)[^。]{0,16}?(?:不支持|不可用)',
    '画像[^。]{0,16}?(?:対応していません|サポートされていません|非対応)',
  ].join('|'),
  'i',
);

/** True if a server refused a request because of the pictures in it: its model sees none. */
export function refusesPictures({ kind, message, raw = '' }: KimiError): boolean {
  // A picture that is too large, or of a wrong format, is another matter.
  if (!MAY_BE_PICTURES.has(kind)) return false;
  return REFUSED.test(message) || (message === '' && REFUSED.test(raw));
}
