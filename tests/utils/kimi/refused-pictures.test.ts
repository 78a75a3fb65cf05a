import { describe, expect, test } from 'vitest';
import type { KimiError } from '@/utils/kimi/errors';
import { refusesPictures } from '@/utils/kimi/refused-pictures';
import { collectBody } from './loopback';

async function isRefusal(body: unknown, status: number): Promise<boolean> {
  const { error } = await collectBody(JSON.stringify(body), { status });
  return refusesPictures(error as KimiError);
}

const say = (message: string) => ({ error: { type: 'invalid_request_error', message } });

describe('a refusal of pictures', () => {
  test.each([
    [400, 'this model does not support image input (ref: b8bd630e-4a39-4b57-82af-9158ee9d5703)'],
    [404, 'No endpoints found that support image input'],
    [400, 'Invalid content type. image_url is only supported by certain models.'],
    [400, 'facebook/opt-125m is not a multimodal model None'],
    [
      400,
      'Failed to deserialize the JSON body into the target type: messages[0]: unknown variant `image_url`, expected `text` at line 1 column 250',
    ],
    [500, 'Failed to parse messages: Unsupported content part type: "image_url"; messages = […]'],
    [500, 'image input is not supported - hint: if this is unexpected, you may need to provide the mmproj'],
    [400, 'The model is not a VLM (Vision Language Model). Please use text-only prompts.'],
    [400, 'messages[0].content must be a string'],
    [400, "Input should be 'text'"],
    [400, '该模型不支持图片输入'],
    [400, '当前模型暂不支持多模态'],
    [400, 'このモデルは画像入力に対応していません'],
    [400, 'kimi-k2-thinking does not support vision'],
  ])('%i %s', async (status, message) => {
    expect(await isRefusal(say(message), status)).toBe(true);
  });

  test.each([
    [400, 'Invalid request: the image is too large, at most 4096 × 4096 pixels are allowed'],
    [400, 'messages[1].content[0]: the image could not be decoded.'],
    [400, 'Invalid request: Your request exceeded model token limit: 262144 (requested: 274613)'],
    [413, 'The request is too large.'],
    [429, 'Too many requests that do not support image input'],
    [401, 'Incorrect API key provided'],
    [400, 'thinking is not supported for this model'],
    [503, 'The server is currently unavailable, please try again later.'],
  ])('is none: %i %s', async (status, message) => {
    expect(await isRefusal(say(message), status)).toBe(false);
  });
});
