import { expect, test } from 'vitest';
import { makeStayMedia } from '../../../../renderer/calls/pexip/stay-media.ts';
import { makeVirtualClock } from '../virtual-clock.ts';

class PretendConnection extends EventTarget {
  connectionState = 'new';
  signalingState = 'stable';
  reads = 0;
  packets = 0;
  become(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
  getTransceivers = () => [];
  async getStats() {
    this.reads += 1;
    this.packets += 10;
    return new Map([['1', { type: 'inbound-rtp', packetsReceived: this.packets }]]);
  }
  close(): void {
    this.connectionState = 'closed';
  }
}

function arrange() {
  const clock = makeVirtualClock();
  const said: string[] = [];
  const stayMedia = makeStayMedia({
    clock,
    media: { getTracks: () => [] } as unknown as MediaStream,
    changed: () => said.push(stayMedia.is),
    stands: () => said.push('stands'),
  });
  const connection = (): PretendConnection => {
    const made = new PretendConnection();
    stayMedia.watch(made as unknown as RTCPeerConnection);
    return made;
  };
  return { clock, said, stayMedia, connection };
}

test('a connection that stands is told before what is presented on it', () => {
  const { said, connection } = arrange();
  const made = connection();
  made.become('connected');
  made.become('disconnected');
  expect(said).toEqual(['up', 'stands', 'down']);
});

test('of two connections the newer counts', () => {
  const { said, connection } = arrange();
  const old = connection();
  old.become('connected');
  connection();
  old.become('failed');
  expect(said).toEqual(['up', 'stands', 'new']);
});

test('after the end nothing is told or measured, and what the client yet makes is closed', async () => {
  const { clock, said, stayMedia, connection } = arrange();
  const made = connection();
  const close = stayMedia.end();
  await stayMedia.stood;
  made.become('connected');
  await clock.advance(5000);
  expect(said).toEqual([]);
  expect(made.reads).toBe(0);
  expect(connection().connectionState).toBe('closed');
  close();
  expect(made.connectionState).toBe('closed');
});
