import type { Codec, CodecCall } from '../../../../main/contract/codecs.ts';

/** A codec without a call, but for `change`. */
export const aCodec = (change: Partial<Codec> = {}): Codec => ({
  id: 'codec',
  name: 'Polycom',
  protocol: 'polycom',
  status: 'ready',
  detail: null,
  calls: [],
  failed: null,
  muted: false,
  volume: 50,
  farCamera: false,
  camera: null,
  ...change,
});

/** One of its calls. */
export const aCodecCall = (state: CodecCall['state'], id = '1'): CodecCall => ({
  id,
  state,
  address: 'ward@example.org',
  name: 'Ward',
});
