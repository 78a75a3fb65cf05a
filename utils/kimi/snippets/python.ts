import { toLiteral, type LiteralWords } from './literal';
import type { SnippetRequest } from './snippet-request';

/** Writes Python 3 with `requests`. A JSON string means the same in Python, escapes included. */
export function toPython({ url, body }: SnippetRequest): string {
  return `import json
import os

import requests

url = ${JSON.stringify(url)}
body = ${toLiteral(body, WORDS)}

with requests.post(
    url,
    headers={"Authorization": f"Bearer {os.environ['KIMI_TOKEN']}"},
    json=body,
    stream=True,
    timeout=(30, 300),  # seconds: to connect, and between two pieces of the answer
) as response:
    if not response.ok:
        raise SystemExit(f"{response.status_code} {response.text}")
    for line in response.iter_lines():
        if not line.startswith(b"data:"):
            continue
        data = line[len(b"data:"):].strip()
        if data == b"[DONE]":
            break
        if not data:
            continue
        chunk = json.loads(data)
        if chunk.get("error"):
            raise SystemExit(chunk["error"])
        for choice in chunk.get("choices") or []:
            delta = choice.get("delta") or {}
            print(delta.get("content") or "", end="", flush=True)
print()
`;
}

const WORDS: LiteralWords = { true: 'True', false: 'False', null: 'None', key: (key) => JSON.stringify(key) };
