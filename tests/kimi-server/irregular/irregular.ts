import { CALLING } from './calls.ts';
import { CHUNKS } from './chunks.ts';
import { CONTENTS } from './contents.ts';
import { ENDS } from './ends.ts';
import { FAILURES } from './failures.ts';
import { FINISHES } from './finishes.ts';
import { FRAMING } from './framing.ts';
import type { RawAnswers } from './raw-answer.ts';
import { SHAPES } from './shapes.ts';
import { THOUGHTS_WITHIN } from './thoughts.ts';
import { UNCLEAN } from './unclean.ts';
import { WAITS } from './waits.ts';
import { WHOLES } from './wholes.ts';

/**
 * Irregular answers that servers of this API were seen to give, numbered R1 to R38. Each sends fixed bytes, whatever the
 * request, and every complete one says the same (`ANSWER` in `frames.ts`) unless the table says otherwise. They are
 * asked for like the scenarios: by the model `practice-NAME`, or by the header.
 *
 * | name                     | what is sent                                                              |
 * | ------------------------ | ------------------------------------------------------------------------- |
 * | `r1`                     | `reasoning` and `reasoning_content` with the same text                    |
 * | `r1-reasoning-content`   | only `reasoning_content`                                                  |
 * | `r1-reasoning`           | only `reasoning`                                                          |
 * | `r1-alternating`         | the one, then the other                                                   |
 * | `r2`                     | one of the two null, `""`, empty, or the same as a list of parts           |
 * | `r3`                     | a delta with reasoning and content                                        |
 * | `r4`                     | `<think>…</think>` in the content                                         |
 * | `r4-moon`                | `◁think▷…◁/think▷` in the content                                         |
 * | `r4-mentioned`           | an answer that speaks about the tag                                       |
 * | `r5`                     | text beside the finish reason                                             |
 * | `r6`                     | `usage: null`, then a chunk without choices that has it                   |
 * | `r6-cumulative`          | usage on every chunk, each with all before it                             |
 * | `r6-in-choice`           | usage inside the choice                                                   |
 * | `r6-empty-delta`         | usage beside an empty delta                                               |
 * | `r6-no-choices`          | chunks without `choices`                                                  |
 * | `r6-absent`              | no usage at all                                                           |
 * | `r7`                     | no `[DONE]`                                                               |
 * | `r7-no-finish`           | no finish reason                                                          |
 * | `r7-neither`             | none of the two                                                           |
 * | `r7-after-done`          | more after `[DONE]`, an error too, and a broken connection                |
 * | `r7-open`                | no `[DONE]`, and the connection stays open after the finish reason        |
 * | `r8`                     | `data:` without a space                                                   |
 * | `r9`                     | comments between the events                                               |
 * | `r9-as-data`             | comments, pings and nothing as data                                       |
 * | `r10`                    | CRLF                                                                      |
 * | `r10-cr`                 | CR                                                                        |
 * | `r10-mixed`              | LF, CRLF and CR in turns                                                  |
 * | `r10-cut`                | CRLF that arrives in halves                                               |
 * | `r11`                    | events of several `data:` lines                                           |
 * | `r11-no-blank-lines`     | no blank lines between events                                             |
 * | `r12`                    | no line end after the last event, a finish reason                         |
 * | `r12-done`               | no line end after `[DONE]`                                                |
 * | `r12-half`               | a last event that breaks off                                              |
 * | `r13`                    | every character cut in its bytes                                          |
 * | `r13-bom`                | a byte order mark first                                                   |
 * | `r14`                    | `{"error": {…}}` as an event in the middle                                |
 * | `r14-event`              | `event: error` with JSON                                                  |
 * | `r14-event-text`         | `event: error` with a sentence                                            |
 * | `r14-type`               | `{"type": "error", …}`                                                    |
 * | `r14-choices`            | an error beside `choices: []`                                             |
 * | `r14-finish`             | the finish reason `error`                                                 |
 * | `r14-choice`             | an error within the choice                                                |
 * | `r14-delta`              | an error within the delta                                                 |
 * | `r14-null`               | `error: null`, which is none                                              |
 * | `r15`                    | 200 with `{"success": false, "error": …}`                                 |
 * | `r16`                    | one JSON document                                                         |
 * | `r16-as-stream`          | the same with the content type of a stream                                |
 * | `r16-error`              | an error as JSON with the content type of a stream                        |
 * | `r17`                    | a stream with the content type of JSON, even if none was asked for        |
 * | `r17-untyped`            | a stream without a content type                                           |
 * | `r18`                    | a web page, 502                                                           |
 * | `r18-timeout`            | a web page, 524                                                           |
 * | `r18-portal`             | a web page, 200                                                           |
 * | `r18-as-stream`          | a web page, 200, with the content type of a stream                        |
 * | `r19`                    | 500 with `{"success": false, "error": {code, message}, "trace_id"}`       |
 * | `r19-string`             | 400 with `{"error": "text"}`                                              |
 * | `r19-type`               | 429 with `{"error": {type, message}}`                                     |
 * | `r19-number`             | 400 with `{"code": 20015, "message", "data": null}`                       |
 * | `r19-nil`                | 500 with the type `"<nil>"`                                               |
 * | `r19-nested`             | 502 with the error as JSON in `metadata.raw`                              |
 * | `r19-detail`             | 422 with `{"detail": "text"}`                                             |
 * | `r19-details`            | 422 with a list of details                                                |
 * | `r19-null`               | 402 with `{"error": null}`                                                |
 * | `r19-empty`              | 503 with nothing                                                          |
 * | `r19-text`               | 503 with a sentence                                                       |
 * | `r20`                    | a tool call in fragments, out of order; no text                           |
 * | `r20-empty`              | `tool_calls` that are `[]` or null                                        |
 * | `r20-whole`              | two calls, each whole in a delta; like all below, they need an offer      |
 * | `r20-in-one-delta`       | both in one delta                                                         |
 * | `r20-each-named`         | in fragments that all have the id and the name                            |
 * | `r20-interleaved`        | in fragments that take turns, the second call first                       |
 * | `r20-no-index`           | in fragments without an index                                             |
 * | `r20-same-index`         | whole, each with the index 0                                              |
 * | `r20-object`             | arguments that are no text but an object                                  |
 * | `r20-own-names`          | names as the model writes them: `functions.search_page`                   |
 * | `r20-empty-first`        | `{}` before the arguments                                                 |
 * | `r20-stop`               | the finish reason `stop`                                                  |
 * | `r20-again`              | in fragments, and all of the answer again as a completion                 |
 * | `r20-document`           | one JSON document                                                         |
 * | `r21`                    | special tokens after the text                                             |
 * | `r22`                    | only reasoning, finish reason `length`                                    |
 * | `r22-stop`               | only reasoning, finish reason `stop`                                      |
 * | `r23`                    | a space and line breaks before the text                                   |
 * | `r24`                    | an unknown finish reason                                                  |
 * | `r24-REASON`             | that finish reason: `stop`, `length`, `tool_calls`, `content_filter`,     |
 * |                          | `function_call`, `model_context_window_exceeded`, `empty` (`""`), `null`  |
 * | `r25`                    | 429, `Retry-After: 2`                                                     |
 * | `r25-FORM`               | the same with another `Retry-After`: `fraction`, `date` (in 10 s),        |
 * |                          | `past-date`, `negative`, `now` (0), `huge`, `ms` (`retry-after-ms: 150`), |
 * |                          | `nonsense`, `never` (`x-should-retry: false`), `absent`                   |
 * | `r26`                    | the role in every delta, `content: null`                                  |
 * | `r26-no-role`            | no role                                                                   |
 * | `r26-message`            | a whole `message` as an event                                             |
 * | `r27`                    | another id in each chunk, another model, and at times none                |
 * | `r28`                    | the same words for ever                                                   |
 * | `r29`                    | the connection breaks in the middle                                       |
 * | `r29-in-event`           | it breaks inside an event                                                 |
 * | `r29-finished`           | it breaks after the finish reason                                         |
 * | `r29-early`              | it breaks after the headers                                               |
 * | `r29-refused`            | it breaks before the headers                                              |
 * | `r30`                    | a second choice, beside the first and after it                            |
 * | `r31`                    | a finish reason on every chunk, slowly                                    |
 * | `r31-first`              | on the first, empty chunk, slowly                                         |
 * | `r31-reasoning`          | on the chunks of reasoning, slowly                                        |
 * | `r31-null`               | the word `null` or `None` on every chunk, slowly                          |
 * | `r31-then-more`          | in the middle, on a chunk of its own, slowly                              |
 * | `r31-no-done`            | on every chunk, and no `[DONE]`                                           |
 * | `r31-null-only`          | the word `null` or `None` on every chunk, and no other reason             |
 * | `r31-last-wins`          | `stop` on every chunk, and `length` on the last                           |
 * | `r32`                    | reasoning and text as typed parts of the content                          |
 * | `r32-both-in-one`        | all parts in one delta                                                    |
 * | `r32-nested`             | parts whose words stand deeper                                            |
 * | `r32-object`             | objects with their words in `text`                                        |
 * | `r32-strings`            | arrays of strings                                                         |
 * | `r32-details`            | reasoning as `reasoning_details`                                          |
 * | `r32-details-twice`      | the same beside `reasoning`, and a sealed one beside the text             |
 * | `r32-thinking`           | reasoning as `thinking`                                                   |
 * | `r32-thinking-object`    | the same as an object                                                     |
 * | `r32-blocks`             | reasoning as `thinking_blocks`, text as `text`                            |
 * | `r32-bare`               | deltas that are no objects: a list of parts, a string                     |
 * | `r32-envelope`           | chunks in an envelope of the gateway's own                                |
 * | `r32-document`           | one JSON document with parts                                              |
 * | `r32-picture`            | a part without words after the text                                       |
 * | `r32-unknown`            | a delta with a member that is not known                                   |
 * | `r33`                    | a lone choice with the index 1                                            |
 * | `r33-text`               | with the index `"0"`                                                      |
 * | `r33-counting`           | with an index that counts up                                              |
 * | `r33-absent`             | without an index                                                          |
 * | `r33-object`             | as an object instead of a list                                            |
 * | `r33-by-index`           | as an object by its index                                                 |
 * | `r34`                    | all of the answer again as a completion, after its deltas                 |
 * | `r34-in-chunk`           | as a `message` in the last chunk                                          |
 * | `r34-beside-delta`       | the same beside a delta that is empty                                     |
 * | `r34-delta`              | as one more delta, with the finish reason                                 |
 * | `r34-delta-reasoning`    | the same, with the reasoning too                                          |
 * | `r34-after-stop`         | as one more delta, after the finish reason                                |
 * | `r34-trimmed`            | without the white space at its ends                                       |
 * | `r34-longer`             | as a completion with more than came before                                |
 * | `r34-longer-delta`       | as one more delta with more than came before                              |
 * | `r34-longer-reasoning`   | as a completion with more reasoning than came before                      |
 * | `r34-differing`          | as a completion in other words                                            |
 * | `r34-differing-within`   | the same with reasoning in the content                                    |
 * | `r34-empty`              | a completion with nothing in it                                           |
 * | `r34-repetition`         | a model that says the same thing three times                              |
 * | `r35`                    | reasoning in the content with its closing tag alone                       |
 * | `r35-second`             | a second `<think>` after the text                                         |
 * | `r35-thinking`           | `<thinking>` in the content                                               |
 * | `r35-thought`            | `<thought>` in the content                                                |
 * | `r35-reasoning`          | `<reasoning>` in the content                                              |
 * | `r35-around`             | `<think>` and its end around reasoning under its own name                 |
 * | `r35-capitals`           | `<THINK>` in the content                                                  |
 * | `r35-other-end`          | `<think>` that ends with another name                                     |
 * | `r35-left-behind`        | a closing tag after reasoning that came under its name                    |
 * | `r35-empty`              | `<think>` with white space in it                                          |
 * | `r35-blank`              | white space as reasoning                                                  |
 * | `r35-unended`            | `<think>` that is not closed                                              |
 * | `r35-calls`              | tokens of tool calls after the text                                       |
 * | `r35-calls-in-reasoning` | tokens of tool calls in the reasoning                                     |
 * | `r35-calls-unended`      | tokens of tool calls without their end                                    |
 * | `r35-tokens`             | tokens of a template around the text                                      |
 * | `r35-calls-as-elements`  | `<tool_call>` after the text                                              |
 * | `r35-channels`           | reasoning and text as channels of one content                             |
 * | `r36`                    | `data: data:`                                                             |
 * | `r36-thrice`             | `data:` three times                                                       |
 * | `r36-two-in-one`         | all chunks in one event                                                   |
 * | `r36-two-and-space`      | the same with spaces between them                                         |
 * | `r36-array`              | all chunks in one event, as an array                                      |
 * | `r36-two-and-done`       | the last two chunks and `[DONE]` in one event                             |
 * | `r36-several-lines`      | chunks on several `data:` lines, as they are printed                      |
 * | `r36-quoted`             | each chunk as a string of JSON                                            |
 * | `r36-named`              | `Data:` instead of `data:`                                                |
 * | `r36-cut`                | a chunk that an error cuts short, in the middle                           |
 * | `r36-cut-line`           | the same with the error on the next line                                  |
 * | `r36-cut-typed`          | the same with an error that begins with its type                          |
 * | `r36-cut-status`         | the same with an error that begins with its status                        |
 * | `r36-raw-tab`            | a tab within a string, as it is                                           |
 * | `r36-error-line`         | an error without `data:`, in the middle                                   |
 * | `r36-error-line-done`    | the same with `[DONE]` after it                                           |
 * | `r36-error-line-unended` | the same without a line end                                               |
 * | `r36-error-lines`        | the same on several lines                                                 |
 * | `r36-error-line-cut`     | the same in small pieces                                                  |
 * | `r36-error-open`         | the same, and the connection stays open                                   |
 * | `r36-words`              | an error as bare words in an event                                        |
 * | `r36-words-line`         | an error as bare words on a line of its own                               |
 * | `r36-words-name`         | the same after `error:`                                                   |
 * | `r36-words-other`        | an error that is an object without any known name                         |
 * | `r36-lines`              | one JSON object a line, without `data:`                                   |
 * | `r36-lines-as-stream`    | the same with the content type of a stream                                |
 * | `r36-lines-indented`     | JSON objects on several lines each, without `data:`                       |
 * | `r36-array-document`     | one JSON array of chunks                                                  |
 * | `r36-noise`              | an event that is broken, in the middle                                    |
 * | `r36-remark`             | an object that is no chunk, in the middle                                 |
 * | `r37`                    | counts as decimal strings                                                 |
 * | `r37-with-point`         | the same with a point and a zero                                          |
 * | `r38`                    | the token in the text, in two pieces                                      |
 * | `r38-reasoning`          | the token in the reasoning                                                |
 */
export const IRREGULAR: RawAnswers = {
  ...CHUNKS,
  ...FRAMING,
  ...FAILURES,
  ...CONTENTS,
  ...CALLING,
  ...WAITS,
  ...ENDS,
  ...FINISHES,
  ...SHAPES,
  ...WHOLES,
  ...THOUGHTS_WITHIN,
  ...UNCLEAN,
};
