import { expect, test } from 'vitest';
import { ciscoTongue } from '../../../../native/devices/codecs/cisco-tongue.ts';
import { polycomTongue } from '../../../../native/devices/codecs/polycom-tongue.ts';
import type { CodecFact, Tongue } from '../../../../native/devices/codecs/tongue.ts';

const hears = (tongue: Tongue, lines: string): readonly CodecFact[] =>
  lines
    .split('\n')
    .flatMap((line) => tongue.hear(line.trim()))
    .filter(({ fact }) => fact !== 'answered');

test('Polycom: what a notice says between the lines of callinfo is newer than they are', () => {
  const told = hears(
    polycomTongue(),
    `callinfo begin
    notification:callstatus:incoming:9:Ward 4:10.0.0.9:ringing:384:0:videocall
    notification:callstatus:outgoing:7:Ward 3:10.0.0.7:disconnected:384:16:videocall
    callinfo:7:Ward 3:10.0.0.7:384:connected:notmuted:outgoing:videocall
    notification:mutestatus:near:near:near:near:muted
    callinfo:8:10.0.0.8:384:connected:notmuted:outgoing:videocall
    callinfo end`,
  );
  expect(told.map(({ fact }) => fact)).toEqual(['call', 'call-ended', 'muted', 'calls']);
  expect(told.at(-1)).toEqual({
    fact: 'calls',
    calls: [
      { id: '9', state: 'ringing', address: '10.0.0.9', name: 'Ward 4' },
      { id: '8', state: 'connected', address: '10.0.0.8', name: '' },
    ],
  });
});

test('Polycom: an echo is left out only where the codec echoes', () => {
  const quiet = polycomTongue();
  quiet.said('mute near on');
  expect(hears(quiet, 'mute near on')).toEqual([{ fact: 'muted', on: true }]);
  const loud = polycomTongue();
  for (const line of ['mute near get', 'mute near on']) loud.said(line);
  expect(hears(loud, '-> mute near get\nmute near off\n-> mute near on')).toEqual([
    { fact: 'muted', on: false },
  ]);
  expect(hears(loud, 'mute near on')).toEqual([{ fact: 'muted', on: true }]);
});

/** As the CE9.1 API Reference Guide shows its terminal output; values are ours. */
test('Cisco: a call in lines, told of bit by bit, and why it ended', () => {
  const tongue = ciscoTongue();
  const told = hears(
    tongue,
    `*s Call 27 Direction: Outgoing
    *s Call 27 DisplayName: "Ward \\"3\\""
    *s Call 27 RemoteNumber: "sip:ward@example.com"
    *s Call 27 Status: Ringing
    ** end
    *s Call 27 Status: Connected
    ** end
    *s Conference Call 27 Capabilities FECC Mode: Off
    ** end
    *e CallDisconnect CauseValue: 17
    *e CallDisconnect CauseType: "RemoteBusy"
    *e CallDisconnect CallId: 27
    ** end`,
  );
  const call = { id: '27', address: 'ward@example.com', name: 'Ward "3"' };
  expect(told).toEqual([
    { fact: 'call', call: { ...call, state: 'dialling' } },
    { fact: 'call', call: { ...call, state: 'connected' } },
    { fact: 'far-camera', can: false },
    { fact: 'call-ended', id: '27', why: 'busy' },
  ]);
});

test('Cisco: the answer to the question for the calls is all of them, a notice is not', () => {
  const tongue = ciscoTongue();
  hears(tongue, '*s Call 1 Status: Connected\n** end\n*s Call 2 Status: Connected\n** end');
  const { poll } = tongue;
  expect(poll[0]).toBe('xStatus Call | resultId="calls"');
  expect(hears(tongue, '*s Call 2 Status: Connected\n** resultId: "calls"\n** end')).toEqual([
    { fact: 'calls', calls: [{ id: '2', state: 'connected', address: '', name: '' }] },
  ]);
  expect(hears(tongue, '** resultId: "calls"\n** end')).toEqual([{ fact: 'calls', calls: [] }]);
});

test('Cisco: a dial that is not done, with and without its cause, indented as in older software', () => {
  const error = '*r DialResult (status=Error):\n   Cause: 17\n   Description: "Busy"\n** end';
  expect(hears(ciscoTongue(), error)).toEqual([{ fact: 'dial-failed', why: 'busy' }]);
  expect(hears(ciscoTongue(), '*r DialResult (status=Error):\n*r DialResult Cause: 3\n** end')).toEqual([
    { fact: 'dial-failed', why: 'not-found' },
  ]);
  expect(hears(ciscoTongue(), '*r Result (status=ParameterError):\n** end')).toEqual([
    { fact: 'dial-failed', why: 'failed' },
  ]);
  expect(hears(ciscoTongue(), '*r DialResult (status=OK):\n   CallId: 2\n** end')).toEqual([]);
});

test('Cisco: pan, tilt and zoom are one command with 15 speeds; the same is not said again, a stop always is', () => {
  const tongue = ciscoTongue();
  const drive = (pan: number, tilt: number, zoom: number) => tongue.camera({ do: 'drive', pan, tilt, zoom });
  expect(drive(1, -0.5, 0)).toEqual([
    'xCommand Camera Ramp CameraId: 1 Pan: Right PanSpeed: 15 Tilt: Down TiltSpeed: 8 Zoom: Stop',
  ]);
  expect(drive(1, -0.5, 0)).toEqual([]);
  const stop = ['xCommand Camera Ramp CameraId: 1 Pan: Stop Tilt: Stop Zoom: Stop'];
  expect([drive(0, 0, 0), drive(0, 0, 0)]).toEqual([stop, stop]);
});

test('Polycom: one direction at a time, with a stop between two', () => {
  const tongue = polycomTongue();
  const drive = (pan: number, tilt: number) => tongue.camera({ do: 'drive', pan, tilt, zoom: 0 });
  expect(drive(0.2, 0.6)).toEqual(['camera near move up']);
  expect(drive(0.9, 0.6)).toEqual(['camera near stop', 'camera near move right']);
  expect(drive(0.8, 0.6)).toEqual([]);
  expect(drive(0, 0)).toEqual(['camera near stop']);
});

test('more calls and longer words than a room has are not kept', () => {
  const many = Array.from({ length: 100 }, (_, at) => at + 1);
  const long = 'x'.repeat(2_000);
  const cisco = hears(
    ciscoTongue(),
    `${many.map((id) => `*s Call ${id} Status: Connected\n*s Call ${id} DisplayName: "${long}"`).join('\n')}\n** resultId: "calls"\n** end`,
  );
  const polycom = hears(
    polycomTongue(),
    `callinfo begin\n${many.map((id) => `callinfo:${id}:${long}:${long}:384:connected:notmuted:outgoing:videocall`).join('\n')}\ncallinfo end`,
  );
  for (const told of [cisco, polycom]) {
    const last = told.at(-1);
    if (last?.fact !== 'calls') throw new Error('not told of calls');
    expect(last.calls).toHaveLength(16);
    expect(last.calls[0]?.name).toHaveLength(500);
  }
});
