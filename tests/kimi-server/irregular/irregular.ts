import { CHUNKS } from './chunks.ts';
import { CONTENTS } from './contents.ts';
import { ENDS } from './ends.ts';
import { FAILURES } from './failures.ts';
import { FRAMING } from './framing.ts';
import type { RawAnswers } from './raw-answer.ts';
import { WAITS } from './waits.ts';

/**
 * Irregular answers that servers of this API were seen to give, numbered R1 to R30. Each sends fixed bytes, whatever the
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
 */
export const IRREGULAR: RawAnswers = {
  ...CHUNKS,
  ...FRAMING,
  ...FAILURES,
  ...CONTENTS,
  ...WAITS,
  ...ENDS,
};
