import type { ProblemCode } from '../../main/contract/problems.ts';
import type { GuestState } from './guest-state.ts';
import type { GuestWords, Sentence } from './language/guest-words.ts';

/** What is wrong with picture or sound, in words; `again` when another try can help. */
export type Trouble = Sentence & { readonly again: boolean; readonly copyLink: boolean };

const refused = (code: ProblemCode | undefined): boolean =>
  code === 'camera-not-allowed' || code === 'microphone-not-allowed';

function ofBrowser(state: GuestState, words: GuestWords): Trouble | null {
  const { trouble } = words;
  switch (state.environment.media) {
    case 'usable':
      return null;
    case 'not-secure':
      return { ...trouble.notSecure, again: false, copyLink: false };
    case 'in-app':
      return { ...trouble.inApp, again: false, copyLink: true };
    case 'too-old':
      return { ...trouble.tooOld, again: false, copyLink: true };
  }
}

function ofCamera(code: ProblemCode, words: GuestWords): string {
  if (code === 'camera-missing') return words.trouble.cameraMissing;
  return code === 'camera-busy' ? words.trouble.cameraBusy : words.trouble.cameraFailed;
}

function ofMicrophone(code: ProblemCode, words: GuestWords): string {
  if (code === 'microphone-missing') return words.trouble.microphoneMissing;
  return code === 'microphone-busy' ? words.trouble.microphoneBusy : words.trouble.microphoneFailed;
}

/**
 * The one thing to say about camera and microphone, the worst first: a browser that has none to give, a permission
 * that was refused, then what is missing, busy or broken. Null when all that is wanted works. What the guest does not
 * want is no trouble.
 */
export function mediaTrouble(state: GuestState, words: GuestWords): Trouble | null {
  const browser = ofBrowser(state, words);
  if (browser) return browser;
  const { devices, wish, environment } = state;
  const camera = wish.camera ? devices.cameraProblem?.code : undefined;
  const microphone = wish.microphone ? devices.microphoneProblem?.code : undefined;
  if (refused(camera) || refused(microphone)) {
    return {
      title: words.trouble.notAllowedTitle,
      what: words.trouble.allow[environment.family],
      again: true,
      copyLink: false,
    };
  }
  if (camera === 'camera-missing' && microphone === 'microphone-missing') {
    return { title: words.trouble.bothMissing, what: '', again: true, copyLink: false };
  }
  const sentences = [
    ...(camera ? [ofCamera(camera, words)] : []),
    ...(microphone ? [ofMicrophone(microphone, words)] : []),
  ];
  if (sentences.length === 0) return null;
  return { title: sentences[0] ?? '', what: sentences.slice(1).join(' '), again: true, copyLink: false };
}
