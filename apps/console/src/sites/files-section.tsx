import { Check } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

/** What visitors may send and hear. */
export function FilesSection({ form, setOptions }: SectionProps) {
  const { uploads, sound } = form.options;
  return (
    <section class="card">
      <h2>In the chat</h2>
      <Check
        label="Visitors may send files"
        hint="Pictures, documents and short films, up to 20 MB each. Programs are refused."
        checked={uploads}
        onChange={(on) => setOptions({ uploads: on })}
      />
      <Check
        label="A sound for new messages"
        hint="Each visitor can switch it off."
        checked={sound}
        onChange={(on) => setOptions({ sound: on })}
      />
    </section>
  );
}
