import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowSettings, hasMediaFrom } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// The whole window under its own content policy: what a person does in a day breaks nothing of it, and nothing that
// is not ours could do more.

let kiosk: KioskInTest;

/** Keeps what the browser says was refused, from before the page's first script on. */
const listen = `
  window.__refused = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.__refused.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample);
  });
`;
const refused = (): Promise<string[]> => kiosk.evaluate<string[]>('window.__refused');

beforeAll(async () => {
  kiosk = await openKiosk({
    settings: flowSettings(),
    agenda: agendaWith([
      { title: 'Round table', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-rundbord' },
    ]),
    demo: true,
  });
  await kiosk.devtools('Page.addScriptToEvaluateOnNewDocument', { source: listen });
  await kiosk.kiosk.shell.reload();
});
afterAll(() => kiosk?.stop());

test('home, a code, equipment, settings and a whole call: the policy refuses nothing of ours', async () => {
  await kiosk.sees('Round table');
  await kiosk.tap(/^Code or number/);
  await kiosk.tap(/^Back/);
  await kiosk.tap(/Open equipment/);
  await kiosk.tap(/^For IT$/);
  // The tests run as root, and so say that there is no sandbox.
  await kiosk.sees(
    process.getuid?.() === 0 ? /Sandbox\s+off: the kiosk was started as root/ : /Sandbox\s+on/,
  );
  await kiosk.tap(/^Settings$/);
  await kiosk.tap(/^Back/);
  await kiosk.tap(/^Join$/);
  await hasMediaFrom(kiosk, 2);
  await kiosk.tap(/^Leave/);
  await kiosk.sees('Round table');
  expect(await refused()).toEqual([]);
});

test('the page is alone in its process, and what a meeting does not need is not there', async () => {
  expect(await kiosk.evaluate('crossOriginIsolated')).toBe(true);
  expect(
    await kiosk.evaluate(
      'document.featurePolicy.allowedFeatures().filter((name) => /^(usb|hid|serial|geolocation|payment|midi|gyroscope|clipboard-read|storage-access)$/.test(name))',
    ),
  ).toEqual([]);
});

test('no text becomes markup, script or a page from elsewhere; each try is reported', async () => {
  const tries = {
    markup: "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    policy: "trustedTypes.createPolicy('anything', {})",
    script:
      "document.head.append(Object.assign(document.createElement('script'), { text: 'window.__ran = 1' }))",
    worker: "new Worker('/assets/none.js')",
    frame:
      "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://elsewhere.invalid/' }))",
    picture:
      "new Promise((done) => { const i = new Image(); i.onerror = done; i.src = 'https://elsewhere.invalid/x.png' })",
  };
  for (const [what, expression] of Object.entries(tries)) {
    const before = (await refused()).length;
    await kiosk.evaluate(`(async () => { try { await ${expression}; } catch {} })()`);
    await expect.poll(async () => (await refused()).length, { message: what }).toBeGreaterThan(before);
  }
  expect(await kiosk.evaluate('window.__ran')).toBeUndefined();
});
