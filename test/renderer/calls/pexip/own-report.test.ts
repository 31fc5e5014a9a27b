import { expect, test } from 'vitest';
import type { OwnSide } from '../../../../renderer/calls/engine.ts';
import { quietSide } from '../../../../renderer/calls/own-side.ts';
import { type HostDeed, makeOwnReport } from '../../../../renderer/calls/pexip/own-report.ts';
import { makeVirtualClock } from '../virtual-clock.ts';

const side = (muted: boolean, camera: boolean): OwnSide => ({
  ...quietSide,
  muted: { wanted: muted, actual: muted },
  camera: { wanted: camera, actual: camera },
});

function arrange() {
  const { settle } = makeVirtualClock();
  const sent: string[] = [];
  const deeds: HostDeed[] = [];
  let answer: boolean | null = true;
  const report = makeOwnReport({
    send: async (end) => {
      sent.push(end);
      return answer;
    },
    deed: (deed) => deeds.push(deed),
  });
  return {
    report,
    sent,
    deeds,
    settle,
    answers: (to: boolean | null) => {
      answer = to;
    },
  };
}
const me = (muted: boolean, selfMuted: boolean, cameraMuted: boolean) => ({ muted, selfMuted, cameraMuted });

test('the node is told at once, and of what is new only', async () => {
  const { report, sent, settle } = arrange();
  report.tell(side(true, false));
  report.tell(side(true, false));
  await settle();
  expect(sent).toEqual(['client_mute', 'video_muted']);
  report.tell(side(false, false));
  await settle();
  expect(sent.slice(2)).toEqual(['client_unmute']);
});

test('of quick changes the last counts', async () => {
  const { report, sent, settle } = arrange();
  report.tell(side(true, true));
  report.tell(side(false, true));
  report.tell(side(true, true));
  await settle();
  expect(sent.filter((end) => end.startsWith('client_')).at(-1)).toBe('client_mute');
});

test('a node that knows no such end is left alone; one that was not reached is told again', async () => {
  const { report, sent, settle, answers } = arrange();
  answers(null);
  report.tell(side(true, true));
  await settle();
  answers(false);
  report.tell(side(true, true));
  await settle();
  answers(true);
  report.tell(side(false, false));
  await settle();
  expect(sent).toEqual(['client_mute', 'video_unmuted', 'client_mute', 'video_unmuted']);
});

test('a host mutes, and asks to speak again; the echo of this side is no deed', async () => {
  const { report, deeds, settle } = arrange();
  report.tell(side(false, true));
  await settle();
  report.hear(me(false, false, false));
  expect(deeds).toEqual([]);
  report.hear(me(true, false, false));
  report.tell(side(true, true));
  await settle();
  report.hear(me(true, true, false));
  report.hear(me(false, true, false));
  expect(deeds).toEqual([
    { kind: 'muted', on: true },
    { kind: 'muted', on: false },
    { kind: 'asked', for: 'unmute' },
  ]);
});

test('who asks to be heard again is heard, and is asked nothing', async () => {
  const { report, sent, deeds, settle } = arrange();
  report.tell(side(true, true));
  report.hear(me(true, true, false));
  await settle();
  report.unmute();
  await settle();
  expect(sent).toContain('unmute');
  report.hear(me(false, true, false));
  expect(deeds.slice(1)).toEqual([{ kind: 'muted', on: false }]);
});

test('who may not be heard again is told', async () => {
  const { report, deeds, settle, answers } = arrange();
  report.hear(me(true, false, false));
  answers(false);
  report.unmute();
  await settle();
  expect(deeds.at(-1)).toEqual({ kind: 'kept-muted' });
  // A host then opens it: this is asked.
  report.tell(side(true, true));
  report.hear(me(false, true, false));
  expect(deeds.at(-1)).toEqual({ kind: 'asked', for: 'unmute' });
});

test('what somebody else turns on here is a request, and is said as it is again', async () => {
  const { report, sent, deeds, settle } = arrange();
  report.tell(side(true, false));
  await settle();
  report.hear(me(false, true, true));
  report.hear(me(false, false, true));
  report.hear(me(false, true, true));
  await settle();
  expect(deeds).toEqual([{ kind: 'asked', for: 'unmute' }]);
  expect(sent.filter((end) => end === 'client_mute')).toHaveLength(2);
  report.hear(me(false, true, true));
  report.hear(me(false, true, false));
  expect(deeds.at(-1)).toEqual({ kind: 'asked', for: 'camera' });
});
