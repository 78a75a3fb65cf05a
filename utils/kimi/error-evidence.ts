import type { KimiErrorKind } from './errors';

/** Codes by the kind that they say, in lower case. */
type CodesByKind = Readonly<Partial<Record<KimiErrorKind, readonly string[]>>>;

/**
 * Codes that say by themselves what is wrong, whatever the status and the sentence beside them: those of
 * AceData Cloud (docs.acedata.cloud), Moonshot (platform.kimi.ai/docs/api/errors), OpenAI, and of the services and
 * gateways whose codes are documented or were seen.
 */
export const CERTAIN_CODES: CodesByKind = {
  'no-token': ['no_token'],
  unauthorized: [
    'invalid_token',
    'token_expired',
    'invalid_authentication_error',
    'incorrect_api_key_error',
    'invalid_api_key',
    'invalidapikey',
  ],
  'token-mismatched': ['token_mismatched'],
  'used-up': [
    'used_up',
    'exceeded_current_quota_error',
    'insufficient_quota',
    'insufficient_balance',
    'insufficient_balance_error',
    'insufficient_user_quota',
    'insufficient_credits',
    'pre_consume_token_quota_failed',
    'billing_hard_limit_reached',
    'billing_not_active',
    'billing_error',
    'budget_exceeded',
    'payment_required',
    'accountoverdueerror',
    'setlimitexceeded',
    'arrearage',
    'allocationquota.freetieronly',
  ],
  forbidden: ['disabled'],
  'content-filter': [
    'content_filter',
    'content_policy_violation',
    'data_inspection_failed',
    'datainspectionfailed',
    'sensitive_words_detected',
  ],
  'wrong-address': ['api_not_implemented', 'no_api', 'url.not_found', 'unknown_url'],
  'unknown-model': [
    'model_not_found',
    'modelnotfound',
    'invalid_model',
    'model_not_supported',
    'model_decommissioned',
    'model_not_available',
    'key_model_access_denied',
    'team_model_access_denied',
    'modelnotopen',
    'unsupportedmodel',
    'invalidendpointormodel.notfound',
    'deploymentnotfound',
  ],
  'too-long': [
    'request_entity_too_large',
    'content_too_large',
    'context_length_exceeded',
    'context_window_exceeded',
    'model_context_window_exceeded',
    'exceed_context_size_error',
    'string_above_max_length',
    'request_too_large',
    'tokens_limit_reached',
  ],
  'rate-limited': ['too_many_requests', 'rate_limit_reached_error', 'throttlingexception'],
  server: ['engine_overloaded_error', 'overloaded_error'],
};

/** Codes that only name the direction: a sentence that is known says more. */
export const GENERAL_CODES: CodesByKind = {
  unauthorized: ['authentication_error'],
  forbidden: ['forbidden', 'permission_error', 'permission_denied_error'],
  'unknown-model': ['resource_not_found_error'],
  'rate-limited': ['rate_limit_exceeded', 'rate_limit_error', 'resource_exhausted'],
  server: [
    'api_error',
    'server_error',
    'internal_server_error',
    'unexpected_output',
    'server_unavailable',
    'service_unavailable',
    'busy',
  ],
  timeout: ['timeout'],
};

/** Codes that only say that the request was at fault: the status, where there is one, says more. */
export const VAGUE_CODES: readonly string[] = ['bad_request', 'invalid_request_error'];

/** A way in which servers say something. */
export interface Wording {
  readonly kind: KimiErrorKind;
  /** All of these stand in the sentence, in any order. */
  readonly all: readonly RegExp[];
  /** With one of these statuses it means something else. */
  readonly notOn?: readonly number[];
  /** It means this with one of these statuses alone. */
  readonly on?: readonly number[];
  /** A count beside it decides: what was asked for is more than there ever is. */
  readonly isOverLimit?: true;
}

const RATE =
  /rate.?limit|too many (?:concurrent )?requests|throttl|(?:tokens?|requests?|queries) ?(?:per|\/) ?(?:sec|min|hour|day)|per[ -](?:minute|min|day)|\b[RT]P[MDS]\b|\bQPS\b|concurren|slow down|retry in \d|free_tier_(?:requests|input)|频繁|请求(?:次?数)?(?:过|太)多|请求次?数.{0,6}限|过快|太快|频率|限流|速率|并发|每分钟|每日上限|(?:daily|hourly) (?:request|token|query|message)s? limit|limit.{0,24}reset|(?:sent|sending|requests?) too (?:quickly|fast)|上限.{0,24}重置|レート|リクエストが多|頻度/i;

const TOO_MANY_TOKENS = /too many tokens/i;

const WAIT = /\bwait\b|try(?:ing)? again|retry|slow/i;

const BALANCE =
  /balance|\bcredits?\b|\bquota|(?<!thinking[ _])budget(?!_)|billing|\bfunds\b|spend(?:ing)?[ _]limit|(?:monthly|weekly|usage|key|daily|free)\b.{0,24}\b(?:limit|allocation|tier)|subscription|\btrial\b|\bwallet\b|\bpoints\b|余额|餘額|额度|額度|配额|套餐|积分|资源包|余量|点数|點數|金额|金額|试用|会员|算力|资金|(?:剩余|可用)次数|残高|クレジット|利用枠/i;

const EMPTY =
  /insufficient|not (?:have )?(?:enough|sufficient|active)|too low|exhausted|exceeded|deplet|used (?:up|all)|r[au]n out|out of|can only afford|have any|requires? more|no (?:remaining|available|credits)|(?:credits?|trial|subscription|membership|plan) (?:has |have |is )?expired|\bno (?:balance|quota)|\D0\.00\b|overdue|negative|over budget|reached|\bempty\b|\bended\b|不足|不够|用尽|用完|耗尽|欠费|欠費|预扣费|超出|达上限|[到过]期|[低小]于 ?0|\bis 0\b|没有(?:余额|额度)|结束|为 ?[0零]|使い切|ありません/i;

/** The room that a conversation has to fit into. */
const CAPACITY =
  /context[ _-]?(?:length|window|size|limit)|context of \d|(?:prompt|input|query|message|sequence)s?[ _-]?(?:token[ _-]?)?length|(?:prompt|input|query|message|sequence|request|payload|body|text|content|conversation)s?[ _-]size|(?<!(?:image|file|output)s?[ _-])(?:size|length)[ _-]limit|max_(?:model|seq)_len|max_(?:num|input|prompt|total)_tokens|maximum (?:allowed )?(?:context|prompt|input|model|sequence)|model token limit|\bmax(?:imum)?(?: number of)?(?: (?:input|prompt|message))? tokens|(?:prompt|input)[ _]tokens?[ _]limit|上下文|(?:token|maximum)[ _-]?length[^.]{0,16}\d{4}|tokens? limit|tokens of context|(?:input|prompt) token count|最大 ?(?:输入|輸入)? ?(?:长度|長度|token)|(?:长度|長度)限制|コンテキスト|最大トークン/i;

const EXCEEDS =
  /exceed|overflow|(?:longer|greater|larger|more|less) than|too (?:long|large|big)|reduce|shorte[nr]|decrease|however|limit (?:is |was |has been )?reached|\bover (?:the|its|our) (?:limit|maximum)|\bbut\b|> ?\d|must be|range of|not enough|超|大于|大於|小于|不足|\d{4}\D{1,60}\d{4}|过长|過長|太长|太長|已满|压缩|長すぎ|越え/i;

const INPUT =
  '(?:prompt|inputs?|request|messages?|conversation|context|text|query|payload|body|string|tokens?|输入|輸入|提示词|请求|消息|内容|文本|对话|上下文|字数|入力|トークン|プロンプト|メッセージ|会話)';

const INPUT_TOO_LONG = new RegExp(
  `(?<!\\w)${INPUT}[^.!?。！？]{0,48}?(?:too (?:long|large|big)\\b|exceed(?:s|ed)?\\b[^.!?]{0,32}?(?:limit|max|context|window|\\d{3})|(?:is|are) (?:longer|larger) than|must (?:be|have) (?:<=|less than|at most)|超长|超長|[过過太](?:长|長|大|多)|超出|超过|超過|超限|必须小于|超え|長すぎ)`,
  'i',
);

const SHORTEN =
  /(?:reduce|shorten|decrease|trim|use a shorter|try a shorter)\b[^.!?]{0,40}?(?<![\w-])(?:length|size|prompt|messages?|input|context|conversation)\b/i;

const LENGTH_STATED =
  /maxlength: ?\d+, actual: ?\d|max(?:imum)? (?:input|length of (?:current )?(?:question|prompt|input))[^.]{0,24}\d{3}|request body too large|context overflow|slot context: ?\d|(?:not|n't|no longer) fits?\b/i;

/** Counts of what comes in. How much a model may say is another matter, and so is how much an account may use. */
const COUNTED =
  /^(?![^]*(?:max_(?:completion_|new_)?tokens|output|completion|thinking|daily|weekly|monthly|usage|\bplan\b))[^]*(?:\d{4} ?-?(?:(?:input|prompt|total) )?(?:tokens?|characters?)\b|\btokens?\b[^.!?]{0,24}\d{4}|n_ctx)/i;

const OVER =
  /exceed|\bover\b|at most|limited to|\bonly (?:has|supports|accepts|allows|takes)|(?:limit|tokens) is|(?:longer|greater|larger|more) than|too much| > ?\d| > n_ctx/i;

/** The machines that serve a model are there, but not free. */
const NONE_FREE =
  /\bno (?:(?:healthy|available|free|idle) )?(?:instance|replica|worker|server|backend|gpu|node|machine)s?\b|(?:没有|無|无)(?:可用|空闲)的?(?:实例|节点|机器|算力|资源)/i;

const FOR_NOW =
  /right now|currently|at (?:the|this) moment|try(?:ing)? again|temporar|retry|当前|稍后|暂时|しばらく/i;

/** The model is served by none behind this gateway; many say so with a 503, as if it would pass. */
const NO_CHANNEL =
  /no available (?:channel|upstream|account|provider|key)s? (?:for|of) (?:the )?(?:group .{0,40}?)?model|no (?:available )?upstreams? (?:is |are )?(?:available|configured|found)|\bno (?:\w+ )?(?:channel|provider)s?\b|no (?:allowed |healthy )?(?:endpoints?|providers?|deployments?|instances?) (?:are )?(?:found|available)|no models? (?:is |are )?(?:loaded|deployed)|模型.{0,80}(?:无可用|没有可用)|(?:无|没有)可用的?(?:渠道|通道|上游)|\bno (?:\w+ )?(?:route|path|backend|upstream|server|worker|node|replica|instance)s?\b.{0,24}\b(?:to|for|with|serv(?:es?|ing)|hosts?|hosting)\b (?:the |this |requested )*model\b|(?:无|没有|未找到|不支持).{0,40}渠道|渠道.{0,20}不支持/i;

const MODEL_MISSING =
  /^(?![^]*(?:max_\w*tokens|temperature|top_[pk]|reasoning_effort|(?<![\w-])thinking\b|\bimages?\b|parameter \w|图片|图像|流式|工具| 参数))[^]*(?:not found the model|(?:unknown|unsupported|invalid|no such|incorrect) (?:model|deployment)\b(?! (?:parameter|input|output))|not a (?:valid|chat) model|unable to access (?:the )?model|model (?:is )?(?:disabled|unloaded)|model access|no model (?:with|named|called|matching)|list of (?:allowed|available|supported) models|has been (?:retired|decommissioned|sunset)|(?:\b(?:models?|deployment(?! (?:path|url))|engine)\b|\b(?:kimi|moonshot)-).{0,80}?(?:not found|not exist|n't exist|not supported|not available|no longer|end of life|shut ?down|withdrawn|removed|not (?:been )?(?:configured|activated|enabled|opened|loaded|deployed|served)|decommissioned|discontinued|retired|deprecated|be one of|not (?:be )?(?:allowed|found)|have access)|not (?:have|include) (?:access|permission)\b.{0,24}\b(?:model\b|kimi-)|access to (?:this |the )?model|(?:not authori[sz]ed|denied)\b.{0,24}\bmodel\b|function '[^']*': not found|模型.{0,60}(?:不存在|未找到|找不到|未开通|没有开通|下线|下架|弃用|停止服务|已停用|不支持|不可用|未配置|无权|没有权限)|模型(?:名称?|ID)?(?:错误|无效|不正确)|(?:不存在|不支持|不包含|未知|无权|没有|正确的|无效的?).{0,12}模型|モデル.{0,60}(?:見つかりません|存在しません|利用できません|サポートされていません))/i;

/** At a 404, a sentence about a model is about that, whatever it says of it. */
const NAMES_MODEL = /\bmodels?\b(?!\/)|\b(?:kimi|moonshot)-|模型|モデル/i;

const BUSY =
  /overload|temporar(?:y|ily)|at capacity|capacity exceeded|\bbusy\b|currently (?:loading|unavailable)|starting up|try again (?:later|in a|shortly)|at (?:the|this) moment|please retry|负载|繁忙|稍后|暂时|混雑|しばらく/i;

const CONTENT =
  /content[ _](?:filter|policy|management|safety|moderation|violation)|content exists risk|safety (?:system|polic|settings|filter)|inappropriate|\bflagged\b|high risk|harmful|new_sensitive|prohibited content|violat.{0,40}(?:polic|terms|guidelines)|违规|违禁|不合规|敏感|不安全|审核|安全(?:检查|审查)|不適切/i;

const KEY =
  '(?:api[ _-]?key|access[ _-]?key|(?<!unexpected )\\btoken\\b(?! stream)|credentials?|bearer|authorization)';
const BAD =
  "(?:invalid|incorrect|wrong|expired|malformed|revoked|missing|not valid|not found|n't provide|no such)";

const BAD_KEY = new RegExp(
  `${BAD}[^.,]{0,24}${KEY}(?! (?:count|limit|length))|${KEY}[^.,]{0,32}${BAD}|authentication fail|user not found|无效的?(?:令牌|api|密钥|key)|(?:令牌|密钥|key).{0,12}(?:无效|过期|不存在|错误|失效|验证失败|不正确|不合法|状态不可用)|有效的? ?(?:令牌|api|密钥|key)|鉴权失败|未提供令牌|認証に失敗|キーが(?:無効|正しく)`,
  'i',
);

const ORIGIN =
  /\bCORS\b|cross[ -]origin|\borigins?\b.{0,60}(?:not (?:be )?(?:allowed|permitted|in\b)|forbidden|denied|refused|rejected|mismatch|invalid)|(?:disallowed|invalid|forbidden|unknown) origin|跨域|不允许的来源/i;

const NO_ROUTE =
  /unexpected endpoint|invalid url\b|\burl error|unknown (?:request )?(?:url|route|path|endpoint)|no (?:such )?(?:route|endpoint)\b(?! to (?:the )?host)|(?:route|path|url|endpoint|page)\b.{0,60}not (?:found|exist)|cannot (?:post|get) \/|no static resource|method not allowed|接口不存在|路径不存在/i;

/**
 * The wordings of servers, in the order in which they are looked for: the first that fits counts. Those about the
 * account come before those about the text, since "too many tokens per minute" is about both.
 */
export const WORDINGS: readonly Wording[] = [
  { kind: 'too-long-for-account', all: [/limit|max|上限|限制/i, /token|TP[MD]/i, RATE], isOverLimit: true },
  { kind: 'rate-limited', all: [TOO_MANY_TOKENS, WAIT] },
  { kind: 'rate-limited', all: [RATE], notOn: [401, 402, 404] },
  { kind: 'used-up', all: [BALANCE, EMPTY] },
  {
    kind: 'used-up',
    all: [
      /payment required|in arrears|overdue|suspended.{0,80}(?:billing|spending|pay)|payment method|(?:please|to) (?:recharge|top up)|token.{0,12}exhausted|欠费|充值|チャージ/i,
    ],
  },
  { kind: 'server', all: [NONE_FREE, FOR_NOW], notOn: [400, 401, 402, 403, 404, 422, 429] },
  { kind: 'unknown-model', all: [NO_CHANNEL], notOn: [401, 429] },
  { kind: 'content-filter', all: [CONTENT], notOn: [401, 404, 429] },
  { kind: 'too-long', all: [CAPACITY, EXCEEDS], notOn: [401, 402] },
  { kind: 'too-long', all: [INPUT_TOO_LONG], notOn: [401, 402] },
  { kind: 'too-long', all: [SHORTEN], notOn: [401, 402] },
  { kind: 'too-long', all: [LENGTH_STATED], notOn: [401, 402] },
  { kind: 'too-long', all: [COUNTED, OVER], notOn: [401, 402, 429] },
  { kind: 'too-long', all: [TOO_MANY_TOKENS], notOn: [401, 402, 429] },
  { kind: 'server', all: [BUSY], notOn: [400, 401, 402, 403, 404, 422, 429] },
  { kind: 'unauthorized', all: [BAD_KEY], notOn: [402, 404, 429] },
  { kind: 'origin-refused', all: [ORIGIN], notOn: [402, 404, 429, 500, 502, 503] },
  { kind: 'unknown-model', all: [MODEL_MISSING], notOn: [401, 402, 429] },
  { kind: 'unknown-model', all: [/data policy|guardrail/i], notOn: [401, 402, 429] },
  { kind: 'unknown-model', all: [NAMES_MODEL], on: [404, 410] },
  { kind: 'wrong-address', all: [NO_ROUTE], notOn: [401, 402, 403, 429] },
];

/** The kinds that a status alone says. */
export const STATUSES: ReadonlyMap<number, KimiErrorKind> = new Map([
  [401, 'unauthorized'],
  [402, 'used-up'],
  [403, 'forbidden'],
  [404, 'wrong-address'],
  [405, 'wrong-address'],
  [408, 'timeout'],
  [413, 'too-long'],
  [429, 'rate-limited'],
  [504, 'timeout'],
  [524, 'timeout'],
]);
