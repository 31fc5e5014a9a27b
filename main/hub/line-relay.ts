import { dialLine, type Line, type LineListener, lineStatus } from './web-sockets.ts';

/** Bytes that may wait on the way before both ends are let go. */
const mostWaitingBytes = 1024 * 1024;

/**
 * Passes a line on to the broker's door of another hub at `url` (`wss://…`). So the kiosk's window needs to reach
 * nothing but this computer, and who signed the other hub's certificate matters here only.
 */
export function relayLine(url: string, ca: string | undefined, line: Line): LineListener {
  let opened = false;
  let early: Buffer[] = [];
  let earlyBytes = 0;
  const giveUp = (): void => {
    far.close(lineStatus.away, '');
    line.close(lineStatus.tryLater, 'hub-unreachable');
  };
  const far = dialLine(url, ca, {
    opened() {
      opened = true;
      for (const bytes of early) far.send(bytes);
      early = [];
    },
    bytes(bytes) {
      line.send(bytes);
      if (line.waitingBytes() > mostWaitingBytes) giveUp();
    },
    closed: () => line.close(lineStatus.tryLater, 'hub-unreachable'),
  });
  return {
    bytes(bytes) {
      if (opened) far.send(bytes);
      else early.push(bytes);
      earlyBytes += opened ? 0 : bytes.length;
      if (earlyBytes > mostWaitingBytes || far.waitingBytes() > mostWaitingBytes) giveUp();
    },
    closed: () => far.close(lineStatus.away, ''),
  };
}
