import { contextOf } from './completion-request.ts';

/** The body of `GET /v1/models`, as Moonshot writes it. */
export function modelList(models: readonly string[]): string {
  const created = Math.floor(Date.now() / 1000);
  const data = models.map((id) => ({
    id,
    object: 'model',
    created,
    owned_by: 'moonshot',
    context_length: contextOf(id),
    supports_image_in: !id.startsWith('kimi-k2-'),
    supports_video_in: id.startsWith('kimi-k3.1'),
    supports_reasoning: true,
  }));
  return JSON.stringify({ object: 'list', data });
}
