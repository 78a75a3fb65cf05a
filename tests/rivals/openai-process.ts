/** The process of OpenAI's own decoder, on the same body as the others. */
import { Stream } from 'openai/core/streaming';
import { charactersOf, responseOf, type Chunk } from '../bench/readers.ts';
import { serveReader } from '../bench/serve-reader.ts';

serveReader(async (bytes, readSize) => {
  let characters = 0;
  const stream = Stream.fromSSEResponse<Chunk>(responseOf(bytes, readSize), new AbortController());
  for await (const chunk of stream) characters += charactersOf(chunk);
  return characters;
});
