import type { KioskState } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import './quality-chip.css';

/** How good the call is, in a sentence: what it lies at, and what one may notice of it. */
export function qualityWords(quality: NonNullable<KioskState['quality']>, { quality: words }: Words): string {
  return quality.is === 'good' ? words.good : words[quality.is][quality.lies ?? 'unknown'];
}

/** Over the faces: that the meeting is recorded, and how the connection is where it is not good. */
export function QualityChip({ state }: { readonly state: KioskState }) {
  const words = useWords();
  const { conference, panel } = state;
  // The panel says it too.
  const quality = panel === 'quality' ? null : state.quality;
  return (
    <>
      <div role="status" className={conference?.recording ? 'quality-place' : 'aloud'}>
        {conference?.recording ? (
          <p className="time-chip call-recording">
            <Icon name="record" />
            {words.banners.recording}
          </p>
        ) : null}
      </div>
      <div role="status" className={quality && quality.is !== 'good' ? 'quality-place' : 'aloud'}>
        {quality && quality.is !== 'good' ? (
          <p className={`time-chip quality-chip quality-${quality.is}`}>
            <Icon name="quality" />
            {qualityWords(quality, words)}
          </p>
        ) : null}
      </div>
    </>
  );
}
