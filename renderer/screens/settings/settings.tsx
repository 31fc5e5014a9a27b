import { useState } from 'react';
import type { EditableSettings } from '../../../main/contract/kiosk.ts';
import { languages } from '../../../main/contract/languages.ts';
import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useWords, wordsOf } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Keyboard } from '../../parts/keyboard.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { Page } from '../page.tsx';
import { ProblemText } from '../problem-text.tsx';
import './settings.css';

type Typed = 'roomName' | 'site' | 'agendaSources';

/** What can be changed without the file. */
export function Settings({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'settings' }>;
}) {
  const words = useWords();
  const [typing, setTyping] = useState<Typed | null>(null);
  const { values, busy } = place;
  if (!values) {
    return (
      <Page state={state} actions={actions} title={words.settings.title}>
        <p className="settings-reading">
          {place.problem ? <ProblemText problem={place.problem} /> : words.settings.reading}
        </p>
      </Page>
    );
  }
  const touch = state.kiosk?.posture !== 'laptop';
  const texts: Readonly<Record<Typed, string>> = {
    roomName: values.roomName,
    site: values.site,
    agendaSources: values.agendaSources.join('\n'),
  };
  const change = (part: Partial<EditableSettings>): void => actions.editSettings({ ...values, ...part });
  const type = (field: Typed, text: string): void =>
    change(field === 'agendaSources' ? { agendaSources: text.split('\n') } : { [field]: text });
  const field = (name: Typed, label: string, lines = 1, hint = '') => (
    <Field
      label={label}
      lines={lines}
      hint={hint}
      value={texts[name]}
      onChange={(text) => type(name, text)}
      onFocus={() => setTyping(name)}
      inputMode={touch ? 'none' : 'text'}
    />
  );
  return (
    <Page state={state} actions={actions} title={words.settings.title}>
      <form
        className="settings"
        onSubmit={(event) => {
          event.preventDefault();
          // A line left empty while typing is no calendar.
          change({ agendaSources: values.agendaSources.filter((line) => line.trim() !== '') });
          actions.saveSettings();
        }}
      >
        <div className="settings-columns">
          <section className="settings-part">
            <h2 className="settings-head">{words.settings.room}</h2>
            {field('roomName', words.settings.roomName)}
            {field('site', words.settings.site)}
            <h2 className="settings-head">{words.settings.calendar}</h2>
            {field('agendaSources', words.settings.sources, 3, words.sourcesHint)}
          </section>
          <section className="settings-part">
            <h2 className="settings-head">{words.settings.screen}</h2>
            <Choice
              label={words.settings.posture}
              options={(['room', 'terminal', 'laptop', 'door'] as const).map((key) => ({
                key,
                words: words.settings.postures[key],
              }))}
              chosen={values.posture}
              onChoose={(posture) => change({ posture })}
            />
            <div className="settings-pair">
              <Choice
                label={words.settings.theme}
                options={(['auto', 'dark', 'light'] as const).map((key) => ({
                  key,
                  words: words.settings.themes[key],
                }))}
                chosen={values.theme}
                onChoose={(theme) => change({ theme })}
              />
              <Choice
                label={words.settings.language}
                options={languages.map((key) => ({
                  key,
                  words: wordsOf(key).name,
                  lang: wordsOf(key).locale,
                }))}
                chosen={values.language}
                onChoose={(language) => change({ language })}
              />
            </div>
            <Toggle on={values.showTitles} onChange={(showTitles) => change({ showTitles })}>
              {words.settings.showTitles}
            </Toggle>
            <Toggle on={values.showOrganizers} onChange={(showOrganizers) => change({ showOrganizers })}>
              {words.settings.showOrganizers}
            </Toggle>
            <p className="settings-file">{words.settings.file(state.kiosk?.settingsFile ?? '')}</p>
          </section>
        </div>
        {touch && typing ? (
          <Keyboard value={texts[typing]} onType={(text) => type(typing, text)} words={words.keyboard} />
        ) : null}
        {place.leaving === 'no' ? (
          <div className="settings-foot">
            <Button onPress={() => actions.askToLeave(true)}>{words.settings.leave}</Button>
            <p className="settings-said" aria-live="polite">
              {place.saved ? words.settings.saved : null}
            </p>
            <p className="settings-refused" role="alert">
              {place.problem ? <ProblemText problem={place.problem} /> : null}
              {place.problem?.at ? <span className="settings-at"> ({place.problem.at})</span> : null}
            </p>
            <Button submits look="primary" icon="check" disabled={busy}>
              {busy ? words.settings.saving : words.settings.save}
            </Button>
          </div>
        ) : (
          <div className="settings-foot">
            <p className="settings-sure" role="alert">
              {words.settings.leaveSure}
            </p>
            <Button autoFocus onPress={() => actions.askToLeave(false)}>
              {words.settings.leaveNo}
            </Button>
            <Button look="danger" onPress={actions.leaveKiosk} disabled={place.leaving === 'going'}>
              {place.leaving === 'going' ? words.settings.leaving : words.settings.leaveYes}
            </Button>
          </div>
        )}
      </form>
    </Page>
  );
}
