import { expect, test } from 'vitest';
import {
  type Recording,
  readRecording,
  recordingFileName,
  writeRecording,
} from '../../../native/devices/recording-file.ts';
import { hex, recordedBytes, recordings, recordingText } from '../protocols/hid-report/recordings.ts';

const dell: Recording = {
  vendorId: 0x413c,
  productId: 0x8223,
  name: 'Dell Speakerphone SP325',
  source: 'recorded with Rundbord 1.2.3 on 2026-11-22',
  descriptor: hex('05 0b 09 05 a1 01 85 05 15 00 25 01 75 01 95 01 09 20 81 22 09 2f 81 06 c0'),
  lines: [
    { kind: 'step', name: 'hook-up' },
    { kind: 'report', atMs: 1204.4, direction: 'in', bytes: hex('05 01') },
    { kind: 'report', atMs: 1206, direction: 'out', bytes: hex('05 01') },
    { kind: 'step', name: 'reject' },
    { kind: 'not-there', name: 'reject' },
    { kind: 'report', atMs: 60_000, direction: 'feature', bytes: hex('17 09 04 01 02') },
  ],
};

test('a recording has the form of those of the collection', () => {
  expect(writeRecording(dell)).toBe(`# device: Dell Speakerphone SP325 (413c:8223)
# vid: 413c
# pid: 8223
# source: recorded with Rundbord 1.2.3 on 2026-11-22
# kind: real device
# bytes: 25
descriptor:
05 0b 09 05 a1 01 85 05 15 00 25 01 75 01 95 01
09 20 81 22 09 2f 81 06 c0
reports:
# <in|out|feature> <bytes: the report id first where the device uses ids; 0 first where it uses none and it is written>
#   | milliseconds since the recording began [R]=recorded
# step hook-up
in 05 01 | 1204 ms [R]
out 05 01 | 1206 ms [R]
# step reject
# nothing for reject
feature 17 09 04 01 02 | 60000 ms [R]
`);
});

test('what was written is read as it was', () => {
  const rounded = dell.lines.map((line) =>
    line.kind === 'report' ? { ...line, atMs: Math.round(line.atMs) } : line,
  );
  expect(readRecording(writeRecording(dell))).toEqual({ ...dell, lines: rounded });
  const bare = { ...dell, descriptor: null, name: '', lines: [] };
  expect(readRecording(writeRecording(bare))).toEqual(bare);
});

test.each(recordings)('%s of the collection is read', (name) => {
  const read = readRecording(recordingText(name));
  expect(read?.descriptor).toEqual(recordedBytes(name));
  expect(read?.name).not.toBe('');
  const [vendor] = name.split('_');
  expect(read?.vendorId).toBe(vendor === 'xxxx' ? 0 : Number.parseInt(vendor ?? '', 16));
});

test('reports that are written down without a time, and what is no report, do not stop the reading', () => {
  const jabra = readRecording(recordingText('413c_8223_dell-sp325'));
  expect(jabra?.lines).toEqual([
    { kind: 'report', atMs: 0, direction: 'in', bytes: hex('05 01') },
    { kind: 'report', atMs: 0, direction: 'in', bytes: hex('05 02') },
    { kind: 'report', atMs: 0, direction: 'out', bytes: hex('05 02') },
    { kind: 'report', atMs: 0, direction: 'out', bytes: hex('05 01') },
  ]);
  const phone = readRecording(recordingText('095d_9201_polycom-cx300'));
  expect(phone?.lines).toContainEqual({
    ...{ kind: 'report', atMs: 0, direction: 'feature' },
    bytes: hex('17 09 04 01 02'),
  });
  // "out 16 xx 10" is no report of whole bytes.
  expect(phone?.lines.filter(({ kind }) => kind === 'report')).toHaveLength(5);
});

test('what is no recording is null', () => {
  expect(readRecording('')).toBeNull();
  expect(readRecording('descriptor:\n05 01')).toBeNull();
  expect(readRecording('# device: x (0001:0002)\ndescriptor:\nthis is no hex\n')).toBeNull();
});

test('a name cannot add a line, and makes a plain file name', () => {
  const bad = { ...dell, name: 'Jabra\nin 05 01 | 1 ms [R]\u0000\u202e' };
  expect(writeRecording(bad).split('\n')).toHaveLength(writeRecording(dell).split('\n').length);
  expect(recordingFileName(dell)).toBe('413c_8223_dell-speakerphone-sp325.txt');
  expect(recordingFileName({ ...dell, name: '../../etc/passwd' })).toBe('413c_8223_etc-passwd.txt');
  expect(recordingFileName({ ...dell, name: '' })).toBe('413c_8223_unnamed.txt');
  expect(recordingFileName({ ...dell, name: 'Møde '.repeat(99) }).length).toBeLessThan(60);
});
