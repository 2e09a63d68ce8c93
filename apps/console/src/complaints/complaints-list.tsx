import type { Complaint, ComplaintList } from "@foyer/protocol";
import { complaintName, SEVERITIES } from "@foyer/protocol/complaint-choices";
import { useSignal } from "@preact/signals";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { Options } from "../look/options.tsx";
import { SearchBox } from "../look/search-box.tsx";
import { useAfterPause } from "../look/use-after-pause.ts";
import { mayManage, sites } from "../session/session-state.ts";
import { categoryName, LISTS, SEVERITY_NAMES, STATES } from "./complaint-words.ts";
import { DueMark } from "./due-mark.tsx";
import {
  choose,
  type Filter,
  filter,
  loadMore,
  loadRegister,
  register,
  registerError,
  registerSettings,
} from "./register-state.ts";

/** So long after the last key the register is searched, in milliseconds. */
const TYPED_MS = 250;

/** The register: which part of it, and its complaints. */
export function ComplaintsList({ current, add }: { current: string | undefined; add(): void }) {
  const held = register.value;
  return (
    <section class="list" aria-label={t("Complaints")}>
      <header>
        <div class="title">
          <h1>{t("Complaints")}</h1>
          <button type="button" class="btn primary" data-shortcut="complaint" onClick={add}>
            <Icon name="plus" />
            {t("New")}
          </button>
        </div>
        <Search />
        <Lists />
        <Filters />
        <nav class="complaint-links" aria-label={t("More about complaints")}>
          <a href="/console/complaints/causes" aria-current={current === "causes" && "page"}>
            {t("Repeated causes")}
          </a>
          {mayManage.value && (
            <a
              href="/console/complaints/categories"
              aria-current={current === "categories" && "page"}
            >
              {t("Categories")}
            </a>
          )}
          <a href={csvAddress(filter.value)} download>
            {t("CSV")}
          </a>
        </nav>
      </header>
      <div class="rows">
        {!held &&
          (registerError.value ? (
            <Failed error={registerError.value} retry={() => void loadRegister()} />
          ) : (
            <Loading what={t("Loading the complaints")} />
          ))}
        {held?.complaints.length === 0 && <Nothing />}
        {held?.complaints.map((one) => (
          <Row key={one.id} complaint={one} isHere={one.id === current} />
        ))}
        {held?.more && (
          <button type="button" class="btn plain" onClick={() => void loadMore()}>
            {t("Show more")}
          </button>
        )}
      </div>
    </section>
  );
}

function csvAddress({ text, ...rest }: Filter): string {
  const query = new URLSearchParams({ ...rest, ...(text && { text }) });
  return `/api/v1/complaints/csv?${query}`;
}

function Search() {
  const typed = useSignal(filter.peek().text ?? "");
  useAfterPause(
    () => {
      const text = typed.value.trim();
      if (text !== (filter.peek().text ?? "")) choose({ text });
    },
    [typed.value],
    TYPED_MS,
  );
  return (
    <SearchBox
      label={t("Search complaints")}
      value={typed.value}
      onValue={(text) => {
        typed.value = text;
      }}
    />
  );
}

function Lists() {
  const { list } = filter.value;
  const counts = register.value?.counts;
  return (
    <fieldset class="complaint-lists">
      <legend class="sr-only">{t("Show")}</legend>
      {(Object.keys(LISTS) as ComplaintList[]).map((one) => (
        <button
          key={one}
          type="button"
          class={`btn plain ${one === "overdue" && counts?.overdue ? "late" : ""}`}
          aria-pressed={one === list}
          onClick={() => choose({ list: one })}
        >
          {t(LISTS[one] ?? "")}
          {counts && <small>{counts[one]}</small>}
        </button>
      ))}
    </fieldset>
  );
}

function Filters() {
  const { categoryId = "", severity = "", siteId = "", cause } = filter.value;
  const categories = registerSettings.value?.categories ?? [];
  return (
    <div class="complaint-filters">
      <select
        class="input"
        aria-label={t("Category")}
        value={categoryId}
        onChange={(event) => choose({ categoryId: event.currentTarget.value })}
      >
        <option value="">{t("Every category")}</option>
        <Options of={categories.map((one) => ({ id: one.id, name: categoryName(one) }))} />
      </select>
      <select
        class="input"
        aria-label={t("Severity")}
        value={severity}
        onChange={(event) => choose({ severity: event.currentTarget.value as never })}
      >
        <option value="">{t("Every severity")}</option>
        <Options of={SEVERITIES.map((id) => ({ id, name: t(SEVERITY_NAMES[id]) }))} />
      </select>
      {sites.value.length > 1 && (
        <select
          class="input"
          aria-label={t("Site")}
          value={siteId}
          onChange={(event) => choose({ siteId: event.currentTarget.value })}
        >
          <option value="">{t("Every site")}</option>
          <Options of={sites.value} />
        </select>
      )}
      {cause !== undefined && (
        <span class="chip accent" dir="auto">
          {cause || t("No cause named")}
          <button
            type="button"
            aria-label={t("Not only this cause")}
            onClick={() => choose({ cause: "", since: "" })}
          >
            <Icon name="cross" />
          </button>
        </span>
      )}
    </div>
  );
}

function Nothing() {
  const { list, ...rest } = filter.value;
  if (Object.keys(rest).length > 0)
    return <Blank icon="search" title={t("No complaint fits this")} />;
  return (
    <Blank
      icon="flag"
      title={list === "overdue" ? t("Nothing is overdue") : t("No complaints here")}
    >
      <p>{t("Record one here, or in a conversation with the key B.")}</p>
    </Blank>
  );
}

function Row({ complaint, isHere }: { complaint: Complaint; isHere: boolean }) {
  const { id, number, name, text, severity, state, ownerId } = complaint;
  const owner = ownerId === null ? undefined : agents.card(ownerId)?.name;
  return (
    <a
      class="entry complaint-entry"
      href={`/console/complaints/${id}`}
      aria-current={isHere ? "page" : undefined}
    >
      <strong dir="auto">
        <i class={`severity ${severity}`} aria-hidden="true" />
        <span class="number">{complaintName(number)}</span> {name || t("Without a name")}
      </strong>
      <DueMark complaint={complaint} />
      <p dir="auto">{text}</p>
      <p class="complaint-facts">
        <span class="sr-only">
          {t("Severity: {{severity}}", { severity: t(SEVERITY_NAMES[severity]) })}
        </span>
        {[t(STATES[state]), owner ?? t("Nobody has it")].join(" · ")}
      </p>
    </a>
  );
}
