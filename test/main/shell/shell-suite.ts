import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import type { Sender } from '../../../main/contract/main-end.ts';
import { signInWords } from '../../../main/dialling/sign-in-words.ts';
import { silentLog } from '../../../main/log.ts';
import { serveFolder } from '../../../main/shell/serve-folder.ts';
import type { Shell, ShellOptions, ShellTrouble } from '../../../main/shell/shell.ts';

import type { SignInWish } from '../../../main/shell/sign-in/sign-in.ts';
import { startSignInWorld } from './sign-in-world.ts';

/** A shell in a test's hands. */
export type HeldShell = {
  readonly shell: Shell;
  /** The value of a JavaScript expression (awaited) in the page's main world. */
  evaluate(expression: string): Promise<unknown>;
  /** Kills the page's process, as a driver's fault would. */
  killWindow(): Promise<void>;
};

/** Ends a wait after this many ms; a test that needs longer has failed. */
const within = { timeout: 15_000, interval: 20 };

/** What every shell must do. One browser serves all of it, in this order. */
export function shellSuite(name: string, make: (options: ShellOptions) => HeldShell): void {
  describe(name, () => {
    const heard: { message: string; sender: Sender }[] = [];
    const troubles: ShellTrouble[] = [];
    const served: string[] = [];
    let held: HeldShell;
    const folder = join(import.meta.dirname, 'page');
    const serve = serveFolder(folder, () => ['ws://127.0.0.1:*']);

    beforeAll(async () => {
      held = make({
        clock: systemClock,
        log: silentLog,
        serve: (path) => {
          served.push(path);
          return serve(path);
        },
        profileFolder: mkdtempSync(join(tmpdir(), 'rundbord-profile-')),
        windowed: false,
        headless: true,
        simulatedDevices: true,
        size: { width: 1280, height: 800 },
      });
      held.shell.onMessage((message, sender) => heard.push({ message, sender }));
      held.shell.onTrouble((trouble) => troubles.push(trouble));
      await held.shell.open();
      await vi.waitFor(
        () => expect(heard.some(({ message }) => message === 'page is up')).toBe(true),
        within,
      );
    });
    afterAll(() => held.shell.close());

    test('the page is ours: private, secure, with camera and microphone at hand', async () => {
      expect(
        await held.evaluate('[location.origin, isSecureContext, typeof navigator.mediaDevices]'),
      ).toEqual([held.shell.origin, true, 'object']);
      expect(served).toEqual(expect.arrayContaining(['/index.html', '/page.js']));
      expect(held.shell.describe()).toMatch(/\d+\.\d+/);
    });

    test('messages go both ways, with who sent them', async () => {
      expect(heard[0]?.sender).toEqual({ origin: held.shell.origin, topFrame: true });
      held.shell.send('{"say":"æøå \\u0000 </script>"}');
      await vi.waitFor(
        () => expect(heard.at(-1)?.message).toBe('got {"say":"æøå \\u0000 </script>"}'),
        within,
      );
    });

    test('camera and microphone are allowed without a question', async () => {
      expect(
        await held.evaluate(
          'navigator.mediaDevices.getUserMedia({audio:true,video:true}).then((s) => s.getTracks().map((t) => t.kind).sort().join())',
        ),
      ).toBe('audio,video');
    });

    test('what a meeting does not need is refused', async () => {
      expect(
        await held.evaluate("navigator.permissions.query({name:'geolocation'}).then((p) => p.state)"),
      ).toBe('denied');
    });

    test('the content policy holds: no inline script, no eval, nothing from elsewhere', async () => {
      expect(await held.evaluate('window.inlineRan === undefined')).toBe(true);
      expect(
        await held.evaluate(
          "new Promise((r) => { try { r(Function('return 1')()) } catch { r('refused') } })",
        ),
      ).toBe('refused');
      expect(await held.evaluate("fetch('https://example.com/').then(() => 'came', () => 'refused')")).toBe(
        'refused',
      );
      expect(await held.evaluate("fetch('http://127.0.0.1:9/').then(() => 'came', () => 'refused')")).toBe(
        'refused',
      );
    });

    test('there is no file outside the folder', async () => {
      for (const path of [
        '/../serve-folder.test.ts',
        '/..%2fshell-suite.ts',
        '/%2e%2e/shell-suite.ts',
        '/no.js',
      ]) {
        expect(await held.evaluate(`fetch(${JSON.stringify(path)}).then((r) => r.status)`), path).toBe(404);
      }
    });

    test('a second window is not to be had, and ours stays', async () => {
      await held.evaluate("void window.open('about:blank', '_blank'), 0");
      expect(await held.evaluate('location.origin')).toBe(held.shell.origin);
    });

    test('a frame of another origin is not heard as ours', async () => {
      const before = heard.length;
      await held.evaluate(
        "new Promise((r) => { const f = document.createElement('iframe'); f.src = 'data:text/html,x'; f.onload = r; setTimeout(r, 500); document.body.append(f); })",
      );
      expect(
        heard.slice(before).filter(({ sender }) => sender.topFrame && sender.origin === held.shell.origin),
      ).toEqual([]);
    });

    describe('signing in', () => {
      let world: Awaited<ReturnType<typeof startSignInWorld>>;
      beforeAll(async () => {
        world = await startSignInWorld();
      });
      afterAll(() => world.stop());
      const signIn = (path: string, more: Partial<SignInWish> & { signal?: AbortSignal } = {}) => {
        const { signal = new AbortController().signal, ...wish } = more;
        const words = signInWords.en;
        const usual = { url: world.provider + path, origins: [world.node], words, withinMs: 20_000 };
        return held.shell.signIn({ ...usual, ...wish }, signal);
      };
      const askedFor = async (path: string): Promise<string> => {
        const of = () => world.asked.find((one) => one.includes(path));
        await vi.waitFor(() => expect(of()).toBeDefined(), within);
        return of() ?? '';
      };

      test("the node's page gives its token to whoever opened it", async () => {
        expect(await signIn('/to-node')).toEqual({ kind: 'token', token: 'one-time' });
      });

      test('that it was refused is told, and what is about something else is not heard', async () => {
        expect(await signIn('', { url: `${world.node}/refused` })).toEqual({ kind: 'refused' });
        expect(await signIn('', { url: `${world.node}/chat`, withinMs: 1000 })).toEqual({ kind: 'late' });
      });

      test('another page has no word in it, and finds nothing of ours', async () => {
        const cancel = new AbortController();
        const ended = signIn('/greedy', { signal: cancel.signal });
        expect(await askedFor('/tried?')).toContain('/tried?undefined,undefined,undefined,undefined');
        cancel.abort();
        expect(await ended).toEqual({ kind: 'cancelled' });
      });

      test('a page has no camera, microphone, place, further window, or cookie of a time before', async () => {
        const cancel = new AbortController();
        const ended = signIn('/asks', { signal: cancel.signal });
        expect(await askedFor('/found?')).toMatch(
          /found\?denied,denied,NotAllowedError,kept=1,true cookie:$/,
        );
        expect(await askedFor('/asks')).toMatch(/ cookie:$/);
        cancel.abort();
        await ended;
      });

      test('a second one ends the first', async () => {
        const first = signIn('/greedy');
        expect(await signIn('', { url: `${world.node}/done` })).toMatchObject({ kind: 'token' });
        expect(await first).toEqual({ kind: 'cancelled' });
      });

      test('a page that cannot be had is said', async () => {
        expect(await signIn('', { url: 'http://127.0.0.1:9/' })).toEqual({ kind: 'failed' });
      });

      test('the kiosk is as it was', async () => {
        expect(await held.evaluate('document.visibilityState')).toBe('visible');
        expect(troubles).toEqual([]);
      });
    });

    test('a picture of the screen is a PNG', async () => {
      expect((await held.shell.picture()).subarray(1, 4).toString()).toBe('PNG');
    });

    test('a window whose process died is back, and speaks and hears again', async () => {
      for (const time of [1, 2]) {
        const before = heard.length;
        await held.killWindow();
        await vi.waitFor(
          () => expect(heard.slice(before).map(({ message }) => message)).toContain('page is up'),
          within,
        );
        expect(troubles.filter(({ kind }) => kind === 'window-crashed')).toHaveLength(time);
        held.shell.send('again');
        await vi.waitFor(() => expect(heard.at(-1)?.message).toBe('got again'), within);
      }
    });

    test('a page that hangs is ended and is back, and that is one trouble', async () => {
      const before = heard.length;
      const told = troubles.length;
      // Never answered: the page does nothing else any more.
      held.evaluate('(() => { for (;;); })()').catch(() => {});
      await vi.waitFor(
        () => expect(heard.slice(before).map(({ message }) => message)).toContain('page is up'),
        { timeout: 60_000, interval: 50 },
      );
      expect(troubles.slice(told)).toEqual([{ kind: 'window-hung' }]);
    });

    test('a fresh start: the page is back and speaks and hears, and nothing was in trouble', async () => {
      const before = heard.length;
      const told = troubles.length;
      await held.evaluate('localStorage.setItem("kept", "1")');
      await held.evaluate('window.mark = 1');
      await held.shell.renew();
      await vi.waitFor(
        () => expect(heard.slice(before).map(({ message }) => message)).toContain('page is up'),
        within,
      );
      expect(await held.evaluate('[typeof window.mark, localStorage.getItem("kept")].join()')).toBe(
        'undefined,1',
      );
      held.shell.send('after');
      await vi.waitFor(() => expect(heard.at(-1)?.message).toBe('got after'), within);
      expect(troubles.slice(told)).toEqual([]);
    });

    test('a page that says that it cannot draw itself is loaded anew', async () => {
      const before = heard.length;
      const told = troubles.length;
      held.shell.pageBroke();
      await vi.waitFor(
        () => expect(heard.slice(before).map(({ message }) => message)).toContain('page is up'),
        within,
      );
      expect(troubles.slice(told)).toEqual([{ kind: 'window-broken' }]);
    });

    test('it can be loaded anew', async () => {
      const before = heard.length;
      await held.shell.reload();
      await vi.waitFor(
        () => expect(heard.slice(before).map(({ message }) => message)).toContain('page is up'),
        within,
      );
    });
  });
}
