import type { Words } from '../../language/en.ts';
import { systemName } from '../meeting-words.ts';
import type { Way } from './details-view.ts';

/** What is said of a way in: of what Join will do (`details.ways`), or on the button of another way (`details.by`). */
export function wordsOfWay({ does, codec, target }: Way, words: Words['details']['by']): string {
  const system = systemName(target);
  switch (does) {
    case 'room':
      return words.room;
    case 'codec':
      return codec ? words.codec(codec) : words.codecNameless;
    case 'video':
      return system ? words.video(system) : words.videoNameless;
    case 'scan':
      return system ? words.scan(system) : words.scanNameless;
    case 'dial':
      return words.dial;
  }
}
