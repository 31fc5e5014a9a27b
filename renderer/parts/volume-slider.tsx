import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { Button } from './button.tsx';
import './volume-slider.css';

/** How loud the others are, 0 to 1: a slider, and a button at each end for who cannot drag. */
export function VolumeSlider({
  volume,
  onVolume,
  words,
}: {
  readonly volume: number;
  readonly onVolume: (volume: number) => void;
  readonly words: { readonly volume: string; readonly louder: string; readonly quieter: string };
}) {
  const stepBy = (change: number): void =>
    onVolume(Math.round(Math.min(1, Math.max(0, volume + change)) * 100) / 100);
  return (
    <div className="volume">
      <Button icon="minus" look="plain" label={words.quieter} onPress={() => stepBy(-0.1)} />
      <Slider
        className="volume-slider"
        aria-label={words.volume}
        minValue={0}
        maxValue={1}
        step={0.05}
        value={volume}
        onChange={(value) => onVolume(Array.isArray(value) ? (value[0] ?? volume) : value)}
        formatOptions={{ style: 'percent' }}
      >
        <SliderTrack className="volume-track">
          <div className="volume-fill" style={{ width: `${volume * 100}%` }} />
          <SliderThumb className="volume-thumb" />
        </SliderTrack>
      </Slider>
      <Button icon="plus" look="plain" label={words.louder} onPress={() => stepBy(0.1)} />
      <span className="volume-number tabular">{Math.round(volume * 100)} %</span>
    </div>
  );
}
