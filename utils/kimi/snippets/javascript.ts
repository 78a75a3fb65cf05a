import { toLiteral, type LiteralWords } from './literal';
import type { SnippetRequest } from './snippet-request';

/** Writes JavaScript for Node.js 20 or later, and for a browser's console, which asks for the token. */
export function toJavaScript({ url, body }: SnippetRequest): string {
  return `const url = ${JSON.stringify(url)};
const body = ${toLiteral(body, WORDS)};

const node = globalThis.process;
const token = node?.env.KIMI_TOKEN ?? prompt("KIMI_TOKEN");

async function* dataOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? "";
    // A line may be cut anywhere: what follows the last line break waits for the rest of it.
    const lines = rest.split(/[\\r\\n]/);
    rest = done ? "" : lines.pop();
    for (const line of lines) {
      const data = /^data:(.*)/s.exec(line)?.[1].trim();
      if (data === "[DONE]") return void reader.cancel();
      if (data) yield JSON.parse(data);
    }
    if (done) return;
  }
}

async function main() {
  const response = await fetch(url, {
    method: "POST",
    headers: { Authorization: \`Bearer \${token}\`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);

  let answer = "";
  for await (const chunk of dataOf(response)) {
    if (chunk.error) throw new Error(JSON.stringify(chunk.error));
    const text = chunk.choices?.[0]?.delta?.content ?? "";
    answer += text;
    node?.stdout.write(text);
  }
  console.log(node ? "" : answer);
}

main();
`;
}

const WORDS: LiteralWords = {
  true: 'true',
  false: 'false',
  null: 'null',
  // As a plain key this would set the object's prototype.
  key: (key) => (key === '__proto__' ? '["__proto__"]' : JSON.stringify(key)),
};
