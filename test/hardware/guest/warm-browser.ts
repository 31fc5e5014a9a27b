import { spawn } from 'node:child_process';
import { findChromium } from '../../../main/shell/chromium/find-chromium.ts';

/**
 * Starts a browser for nothing, beside what needs no browser: the first start in a fresh virtual machine takes three times as long
 * as the next, and longer than the kiosk waits.
 */
export function warmBrowser(): Promise<void> {
  const program = findChromium();
  if (!program) return Promise.resolve();
  const words = ['--headless=new', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'];
  const child = spawn('nice', ['-n', '10', program, ...words], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
