import { expect, test } from 'vitest';
import { kioskFacts } from '../../../main/contract/kiosk.ts';
import { kioskFactsOf } from '../../../main/settings/kiosk-facts.ts';
import { defaultSettings, settingsSchema } from '../../../main/settings/schema.ts';

const about = { version: '0.1.0', demo: false, file: '/etc/rundbord/rundbord.yaml' };

test('the facts fit the contract, from the defaults and from full settings', () => {
  expect(kioskFacts.parse(kioskFactsOf(defaultSettings(), about))).toMatchObject({
    roomName: 'Mødelokale',
    ownAddress: 'rundbord:moedelokale',
    pinIsSet: false,
    settingsFile: about.file,
  });
});

test('no secret reaches the window', () => {
  const secret = 'hunter2hunter2hunter2';
  const settings = settingsSchema.parse({
    pin: `scrypt$16384$8$1$${'a'.repeat(22)}$${'b'.repeat(43)}`,
    agenda: { sources: [{ url: `https://c.example.org/${secret}`, username: secret, password: secret }] },
    hub: {
      remote: { url: 'https://h.example.org', key: secret },
      kiosks: [{ name: secret, key: secret }],
      broker: { url: 'mqtt://b', username: secret, password: secret },
    },
    calls: { turn: { urls: ['turn:t'], secret } },
  });
  const facts = kioskFacts.parse(kioskFactsOf(settings, about));
  expect(facts.pinIsSet).toBe(true);
  expect(JSON.stringify(facts)).not.toContain(secret);
  expect(JSON.stringify(facts)).not.toContain('scrypt');
});
