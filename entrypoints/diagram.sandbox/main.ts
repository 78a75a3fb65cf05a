import * as v from 'valibot';
import { DrawRequest } from '@/utils/diagram/messages';
import { draw } from './draw';

// The page's policy stops requests and knows nothing of these.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'])
  Reflect.deleteProperty(globalThis, name);

// Only the panel may ask: this page has an origin of its own, but the address of the extension.
addEventListener('message', ({ source, origin, data }) => {
  const request = v.safeParse(DrawRequest, data);
  if (source !== parent || origin !== location.origin || !request.success) return;
  void draw(request.output).then((reply) => parent.postMessage(reply, { targetOrigin: origin }));
});
