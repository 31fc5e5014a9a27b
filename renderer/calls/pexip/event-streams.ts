import type { Main } from '../../../main/contract/bridge.ts';
import type { StreamHeard } from '../../../main/contract/far-systems.ts';

/** The event streams that main holds for this window. */
export type EventStreams = {
  /** Opens one; `hear` gets all that comes until `closed`, or until the answer is called, which closes it. */
  open(node: string, path: string, hear: (heard: StreamHeard) => void): () => void;
};

/** Streams over main's doors. What comes before main's answer says which stream it is waits for that answer. */
export function makeEventStreams(main: Main): EventStreams {
  const hearers = new Map<number, (heard: StreamHeard) => void>();
  let early: StreamHeard[] = [];
  let asking = 0;
  main.on('pexip.heard', (heard) => {
    const hear = hearers.get(heard.stream);
    if (!hear) {
      if (asking > 0) early.push(heard);
      return;
    }
    if (heard.kind === 'closed') hearers.delete(heard.stream);
    hear(heard);
  });

  const claim = (stream: number, hear: (heard: StreamHeard) => void): void => {
    hearers.set(stream, hear);
    const mine = early.filter((heard) => heard.stream === stream);
    for (const heard of mine) {
      if (heard.kind === 'closed') hearers.delete(stream);
      hear(heard);
    }
  };

  return {
    open(node, path, hear) {
      let over = false;
      let stream: number | null = null;
      const close = (): void => {
        if (over) return;
        over = true;
        if (stream === null) return;
        if (hearers.delete(stream)) void main.ask('pexip.unlisten', { stream });
      };
      asking += 1;
      void main.ask('pexip.listen', { node, path }).then((opened) => {
        asking -= 1;
        if (!opened.ok) {
          if (!over) hear({ stream: 0, kind: 'closed', status: null });
        } else if (over) {
          void main.ask('pexip.unlisten', { stream: opened.value.stream });
        } else {
          stream = opened.value.stream;
          claim(stream, (heard) => {
            if (!over) hear(heard);
          });
        }
        if (asking === 0) early = [];
      });
      return close;
    },
  };
}
