import { expect, test } from 'vitest';
import { findItems, getItems, syncFolderItems } from '../../../../main/agenda/ews/questions.ts';
import { elementIn, elementsIn, xmlRoot } from '../../../../main/agenda/xml.ts';

const hostile = `a"b'c<d>&e@example.org`;

test('values stand in XML as themselves', () => {
  const view = xmlRoot(findItems('Exchange2013_SP1', hostile, { from: 0, to: 1 }));
  expect(view && elementIn(view, 'EmailAddress')?.text).toBe(hostile);
  const items = xmlRoot(getItems('Exchange2013_SP1', [{ id: hostile, changeKey: '"/>' }]));
  expect(items && elementIn(items, 'ItemId')?.attributes).toEqual({ Id: hostile, ChangeKey: '"/>' });
  const sync = syncFolderItems('Exchange2013_SP1', 'a@b', 'x\u0000\ud800</m:SyncState>');
  expect([...sync].filter((sign) => sign === '\u0000' || sign === '\ud800')).toEqual([]);
  expect(elementsIn(xmlRoot(sync) as never, 'SyncState').map(({ text }) => text)).toEqual([
    'x</m:SyncState>',
  ]);
});

test('an older server is not asked for what it does not know', () => {
  expect(getItems('Exchange2013_SP1', [])).toContain('JoinOnlineMeetingUrl');
  expect(getItems('Exchange2010_SP2', [])).not.toContain('OnlineMeetingSettings');
});
