--liquibase formatted sql

--changeset daybook:event-log
--comment The log itself: append-only, positions without gaps, chained by hash. Partitioned by position; nobody gets rights on a partition.
create table event_log (
    position        bigint                 not null,
    id              uuid                   not null,
    name            text collate "C"       not null,
    version         integer                not null,
    data            text                   not null,
    data_digest     bytea                  not null check (length(data_digest) = 32),
    recorded_at     timestamptz            not null,
    actor           text                   not null,
    creator         text                   not null,
    command_id      uuid                   not null,
    subject         uuid                   not null,
    counter_subject uuid,
    hash            bytea                  not null check (length(hash) = 32),
    primary key (position)
) partition by range (position);
-- ids made here grow with time, so this index is written at its right edge
create index event_log_id on event_log (id);
-- events are recorded in the order of all these columns or are asked for by few: block ranges cost next to nothing to write
create index event_log_recorded_at on event_log using brin (recorded_at) with (pages_per_range = 32, autosummarize = on);
create index event_log_subject on event_log using brin (subject uuid_bloom_ops) with (pages_per_range = 32, autosummarize = on);
create index event_log_counter_subject on event_log using brin (counter_subject uuid_bloom_ops) with (pages_per_range = 32, autosummarize = on);
create index event_log_name on event_log using brin (name text_bloom_ops) with (pages_per_range = 32, autosummarize = on);

--changeset daybook:event-kind
--comment Which names and versions the log holds, so that a start need not read the whole log to know.
create table event_kind (
    name           text collate "C" not null,
    version        integer          not null,
    first_position bigint           not null,
    primary key (name, version)
);

--changeset daybook:known-event
--comment Ids that came from outside; a unique index over all partitions of the log is not to be had.
create table known_event (
    id             uuid   primary key,
    position       bigint not null,
    content_digest bytea  not null check (length(content_digest) = 32)
);

--changeset daybook:command
--comment Who asked for what, for good; the key under which a repeated request is recognised.
create table command (
    id              uuid             primary key,
    idempotency_key text collate "C" unique,
    request_digest  bytea            not null check (length(request_digest) = 32),
    creator         text             not null,
    actor           text             not null,
    first_position  bigint,
    last_position   bigint,
    answer_first    bigint,
    answer_last     bigint,
    answer_events   integer          not null,
    recorded_at     timestamptz      not null,
    check ((first_position is null) = (last_position is null)),
    check ((answer_first is null) = (answer_last is null))
);

--changeset daybook:task
--comment Work for the outside world; here and not with the state, because the state can be dropped.
create table task (
    id              uuid             primary key,
    event_id        uuid             not null,
    position        bigint           not null,
    kind            text collate "C" not null,
    payload         text             not null,
    status          text collate "C" not null default 'WAITING',
    attempts        integer          not null default 0,
    next_attempt_at timestamptz      not null,
    last_error      text,
    recorded_at     timestamptz      not null,
    finished_at     timestamptz
);
create index task_open on task (next_attempt_at) where status = 'WAITING';

--changeset daybook:append-only splitStatements:false
--comment What was recorded stays: the database itself refuses.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
do $$
declare
    t text;
begin
    foreach t in array array['event_log', 'known_event', 'command', 'event_kind'] loop
        execute format('create trigger append_only before update or delete on %I for each statement execute function refuse_change()', t);
        execute format('create trigger append_only_truncate before truncate on %I for each statement execute function refuse_change()', t);
        execute format('alter table %I enable always trigger append_only', t);
        execute format('alter table %I enable always trigger append_only_truncate', t);
    end loop;
end $$;

--changeset daybook:partitions splitStatements:false
--comment Makes the partitions that the next events need. A table is made first and attached then, which does not stop readers.
create function prepare_event_log_partitions(ahead integer) returns void
    language plpgsql set search_path = ${schema}, pg_temp as $$
declare
    width     constant bigint := 1000000;
    head      bigint;
    partition text;
begin
    select coalesce(max(position), 0) into head from event_log;
    for n in head / width .. head / width + ahead loop
        partition := 'event_log_' || lpad(n::text, 6, '0');
        if to_regclass('${schema}.' || partition) is null then
            execute format('create table ${schema}.%I (like event_log including defaults including constraints)', partition);
            execute format('alter table ${schema}.%I add check (position >= %s and position < %s)', partition, n * width, (n + 1) * width);
            execute format('alter table event_log attach partition ${schema}.%I for values from (%s) to (%s)', partition, n * width, (n + 1) * width);
        end if;
    end loop;
end $$;

--changeset daybook:lock splitStatements:false
--comment The append lock. EXCLUSIVE needs more than the right to insert, and the runtime role has no more: hence a function of the owner.
create function lock_event_log(lock_timeout text, statement_timeout text)
    returns table (head_position bigint, head_hash bytea, head_recorded_at timestamptz)
    language plpgsql security definer set search_path = ${schema}, pg_temp as $$
begin
    perform set_config('lock_timeout', lock_timeout, true);
    perform set_config('statement_timeout', statement_timeout, true);
    -- ONLY: a maintenance run on a partition must not hold the appender up; all inserts go through the parent
    lock table only event_log in exclusive mode;
    return query select l.position, l.hash, l.recorded_at from event_log l order by l.position desc limit 1;
end $$;

--changeset daybook:rights runOnChange:true
--comment The runtime role reads and appends; it can neither change nor delete an event.
revoke all on all functions in schema ${schema} from public;
grant usage on schema ${schema} to ${runtimeRole};
grant select, insert on event_log, event_kind, known_event, command to ${runtimeRole};
grant select, insert on task to ${runtimeRole};
grant execute on function lock_event_log(text, text) to ${runtimeRole};

--changeset daybook:first-partitions
select prepare_event_log_partitions(2);

--changeset daybook:integrity-check splitStatements:false
--comment Who had the log checked, and what was found: at most one check runs, on whichever server, and what came of it stays.
create table integrity_check (
    id                uuid             primary key,
    status            text collate "C" not null default 'running' check (status in ('running', 'intact', 'broken', 'failed')),
    position          bigint           not null default 0,
    target            bigint           not null,
    expected_position bigint,
    expected_hash     bytea            check (length(expected_hash) = 32),
    requested_by      text             not null,
    started_at        timestamptz      not null default clock_timestamp(),
    seen_at           timestamptz      not null default clock_timestamp(),
    finished_at       timestamptz,
    bad_position      bigint,
    problem           text collate "C",
    detail            text,
    head_hash         bytea            check (length(head_hash) = 32),
    failure           text,
    check ((expected_position is null) = (expected_hash is null)),
    check ((status = 'running') = (finished_at is null)),
    check ((status = 'broken') = (bad_position is not null and problem is not null and detail is not null)),
    check ((status = 'failed') = (failure is not null)),
    check ((status = 'intact') = (head_hash is not null))
);
create unique index integrity_check_running on integrity_check ((true)) where status = 'running';
create trigger finished_stays before update on integrity_check
    for each row when (old.status <> 'running') execute function refuse_change();
create trigger append_only before delete or truncate on integrity_check
    for each statement execute function refuse_change();
grant select on integrity_check to ${runtimeRole};
grant insert (id, target, expected_position, expected_hash, requested_by) on integrity_check to ${runtimeRole};
grant update (status, position, seen_at, finished_at, bad_position, problem, detail, head_hash, failure)
    on integrity_check to ${runtimeRole};

--changeset daybook:task-execution
--comment What the execution of tasks needs to know. When somebody has to look at a row again stands in wake_at: the message that carries a new task comes before that, and if it is lost the sweeper looks.
alter table task
    add column ordering_key text collate "C",
    add column wake_at      timestamptz not null default now() + interval '30 seconds',
    add column wakes        integer     not null default 0,
    add column forgiven     integer     not null default 0,
    add constraint task_status check (status in ('WAITING', 'DONE', 'DEAD', 'DISCARDED'));
drop index task_open;
create index task_to_wake on task (wake_at) where status = 'WAITING';
-- operators look for what is not done; the done ones are many
create index task_unfinished on task (status, id) where status <> 'DONE';
create index task_in_order on task (ordering_key, position, id) where status = 'WAITING' and ordering_key is not null;

--changeset daybook:task-attempt
--comment Every attempt, from its beginning on: one that has no end was cut off together with its server.
create table task_attempt (
    task_id     uuid             not null references task,
    number      integer          not null,
    node        text collate "C" not null,
    started_at  timestamptz      not null,
    finished_at timestamptz,
    outcome     text collate "C" check (outcome in ('DONE', 'FAILED')),
    detail      text,
    primary key (task_id, number),
    check ((finished_at is null) = (outcome is null))
);

--changeset daybook:webhook
--comment Who is told of which events. Up to seen_position every event has its task; with the log, because a task must not be made twice.
create table webhook (
    client_id     text collate "C" primary key,
    url           text             not null,
    event_names   text[]           not null,
    secret        text             not null,
    seen_position bigint           not null,
    changed_at    timestamptz      not null,
    changed_by    text             not null
);

--changeset daybook:operator-action
--comment What operators did to tasks and webhooks, for good.
create table operator_action (
    id          bigint           generated always as identity primary key,
    task_id     uuid,
    webhook     text collate "C",
    action      text collate "C" not null,
    actor       text             not null,
    reason      text,
    recorded_at timestamptz      not null default clock_timestamp(),
    check ((task_id is null) <> (webhook is null))
);
create index operator_action_task on operator_action (task_id) where task_id is not null;
create trigger append_only before update or delete on operator_action for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on operator_action for each statement execute function refuse_change();
alter table operator_action enable always trigger append_only;
alter table operator_action enable always trigger append_only_truncate;

--changeset daybook:task-rights runOnChange:true
--comment What a task is stays as it was recorded; how far it has come is the runtime role's to write.
revoke update on task from ${runtimeRole};
grant update (status, attempts, next_attempt_at, last_error, finished_at, wake_at, wakes, forgiven) on task to ${runtimeRole};
grant select, insert, update (finished_at, outcome, detail) on task_attempt to ${runtimeRole};
grant select, insert, delete, update (url, event_names, secret, seen_position, changed_at, changed_by) on webhook to ${runtimeRole};
grant select, insert on operator_action to ${runtimeRole};

--changeset daybook:lock-and-look-up-by-index splitStatements:false
--comment Keys are looked for by statements that are planned once. Planned while a table is small, they would read all of it for as long as nobody analyzes it, and a first import makes it large within seconds.
create or replace function lock_event_log(lock_timeout text, statement_timeout text)
    returns table (head_position bigint, head_hash bytea, head_recorded_at timestamptz)
    language plpgsql security definer set search_path = ${schema}, pg_temp as $$
begin
    perform set_config('lock_timeout', lock_timeout, true);
    perform set_config('statement_timeout', statement_timeout, true);
    perform set_config('enable_seqscan', 'off', true);
    -- ONLY: a maintenance run on a partition must not hold the appender up; all inserts go through the parent
    lock table only event_log in exclusive mode;
    return query select l.position, l.hash, l.recorded_at from event_log l order by l.position desc limit 1;
end $$;

--changeset daybook:replay splitStatements:false
--comment Who had the log replayed, and what came of it: at most one replay runs, on whichever server. With the log, because the state is what is replaced.
create table replay (
    id              uuid             primary key,
    kind            text collate "C" not null check (kind in ('rebuild', 'verify')),
    status          text collate "C" not null default 'running'
        check (status in ('running', 'succeeded', 'diverged', 'failed', 'cancelled')),
    build           text collate "C" not null,
    position        bigint           not null default 0,
    target          bigint           not null,
    requested_by    text             not null,
    cancelled_by    text,
    started_at      timestamptz      not null default clock_timestamp(),
    seen_at         timestamptz      not null default clock_timestamp(),
    finished_at     timestamptz,
    switch_millis   bigint,
    doomed_position bigint,
    report          text,
    failure         text,
    check ((status = 'running') = (finished_at is null)),
    check ((status in ('failed', 'cancelled')) = (failure is not null)),
    check (status <> 'diverged' or report is not null)
);
create unique index replay_running on replay ((true)) where status = 'running';
create trigger finished_stays before update on replay
    for each row when (old.status <> 'running') execute function refuse_change();
create trigger append_only before delete or truncate on replay
    for each statement execute function refuse_change();
grant select on replay to ${runtimeRole};
grant insert (id, kind, build, target, requested_by) on replay to ${runtimeRole};
grant update (status, position, target, cancelled_by, seen_at, finished_at, switch_millis, doomed_position, report, failure)
    on replay to ${runtimeRole};

--changeset daybook:amendment splitStatements:false
--comment Changing an event, in the open: who proposes what, who approves it, and what came of it. What was proposed stays as it is.
alter table replay drop constraint replay_kind_check;
alter table replay add constraint replay_kind_check check (kind in ('rebuild', 'verify', 'trial'));
-- what was recorded stays beside the new data: the version and the digest that the chain runs over
alter table event_log add column amended_by uuid, add column amended_version integer;
create table amendment (
    id                uuid             primary key,
    position          bigint           not null,
    version           integer          not null,
    data              text             not null,
    subject           uuid             not null,
    counter_subject   uuid,
    digest_after      bytea            not null check (digest_after = sha256(convert_to(data, 'UTF8'))),
    found             text             not null,
    digest_found      bytea            not null check (digest_found = sha256(convert_to(found, 'UTF8'))),
    digest_before     bytea            not null check (length(digest_before) = 32),
    reason            text             not null check (length(btrim(reason)) between 1 and 1000),
    proposed_by       text             not null,
    proposed_at       timestamptz      not null default clock_timestamp(),
    status            text collate "C" not null default 'proposed'
        check (status in ('proposed', 'approved', 'applied', 'withdrawn')),
    trial             uuid             references replay,
    approved_by       text             check (approved_by <> proposed_by),
    approved_at       timestamptz,
    withdrawn_by      text,
    withdrawn_at      timestamptz,
    recorded_position bigint,
    applied_at        timestamptz,
    check ((approved_by is null) = (approved_at is null)),
    check (status not in ('approved', 'applied') or (approved_by is not null and trial is not null)),
    check ((status = 'withdrawn') = (withdrawn_by is not null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check ((status = 'applied') = (applied_at is not null)),
    check (status <> 'applied' or recorded_position > position)
);
create unique index amendment_open on amendment (position) where status in ('proposed', 'approved');
create index amendment_of_event on amendment (position, id);
create table event_log_backup (
    like event_log,
    amendment_id uuid        primary key references amendment,
    replaced_at  timestamptz not null default clock_timestamp()
);
create index event_log_backup_position on event_log_backup (position);
create trigger append_only before update or delete on event_log_backup for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on event_log_backup for each statement execute function refuse_change();
alter table event_log_backup enable always trigger append_only;
alter table event_log_backup enable always trigger append_only_truncate;

--changeset daybook:amendment-steps splitStatements:false
--comment An amendment goes its way step by step, whoever writes it. That it was applied can be said only of one that was.
create function require_next_step() returns trigger
    language plpgsql security definer set search_path = ${schema}, pg_temp as $$
declare
    same_proposal  boolean;
    same_approval  boolean;
    same_recording boolean;
begin
    same_proposal := (new.id, new.position, new.version, new.data, new.subject, new.digest_after, new.found,
                new.digest_found, new.digest_before, new.reason, new.proposed_by, new.proposed_at)
            is not distinct from (old.id, old.position, old.version, old.data, old.subject, old.digest_after, old.found,
                old.digest_found, old.digest_before, old.reason, old.proposed_by, old.proposed_at)
        and new.counter_subject is not distinct from old.counter_subject;
    same_approval := new.trial is not distinct from old.trial and new.approved_by is not distinct from old.approved_by
        and new.approved_at is not distinct from old.approved_at;
    same_recording := new.recorded_position is not distinct from old.recorded_position;
    if same_proposal and (
        -- it is tried out
        (old.status = 'proposed' and new.status = 'proposed' and same_recording and new.approved_by is null)
        or (old.status = 'proposed' and new.status = 'approved' and same_recording
            and new.trial is not distinct from old.trial and new.approved_by <> new.proposed_by
            and exists (select from replay r
                where r.id = new.trial and r.kind = 'trial' and r.status in ('succeeded', 'diverged')))
        or (old.status in ('proposed', 'approved') and new.status = 'withdrawn' and same_recording and same_approval)
        -- it is being applied
        or (old.status = 'approved' and new.status = 'approved' and same_approval)
        or (old.status = 'approved' and new.status = 'applied' and same_recording and same_approval
            and exists (select from event_log e where e.position = old.position and e.amended_by = old.id))
    ) then
        return new;
    end if;
    raise exception 'Amendment % is %, and cannot become what was wanted of it', old.id, old.status
        using errcode = 'restrict_violation';
end $$;
create trigger steps_only before update on amendment for each row execute function require_next_step();
create trigger append_only before delete on amendment for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on amendment for each statement execute function refuse_change();
alter table amendment enable always trigger steps_only;
alter table amendment enable always trigger append_only;
alter table amendment enable always trigger append_only_truncate;

--changeset daybook:amended-only splitStatements:false
--comment An event is changed as an approved amendment says, with its original kept and the amendment recorded, or not at all; the trigger looks at what is there and does not ask who changes it.
create function require_amendment() returns trigger
    language plpgsql security definer set search_path = ${schema}, pg_temp as $$
declare
    a amendment;
begin
    select * into a from amendment
        where id = new.amended_by and position = old.position and status = 'approved' and approved_by <> proposed_by;
    if found
        and (new.position, new.id, new.name, new.version, new.data_digest, new.recorded_at, new.actor, new.creator,
                new.command_id, new.hash)
            is not distinct from (old.position, old.id, old.name, old.version, old.data_digest, old.recorded_at,
                old.actor, old.creator, old.command_id, old.hash)
        and (new.data, new.amended_version, new.subject) is not distinct from (a.data, a.version, a.subject)
        and new.counter_subject is not distinct from a.counter_subject
        and old.data = a.found
        and a.digest_before = coalesce((select b.digest_after from amendment b where b.id = old.amended_by), old.data_digest)
        and exists (select from event_log_backup b
            where b.amendment_id = a.id
                and (b.position, b.id, b.name, b.version, b.data, b.data_digest, b.recorded_at, b.actor, b.creator,
                    b.command_id, b.subject, b.hash)
                = (old.position, old.id, old.name, old.version, old.data, old.data_digest, old.recorded_at, old.actor,
                    old.creator, old.command_id, old.subject, old.hash)
                and b.amended_by is not distinct from old.amended_by)
        and exists (select from event_log e
            where e.position = a.recorded_position and e.position > old.position and e.name = 'EventAmended'
                and e.data::jsonb @> jsonb_build_object('position', a.position, 'amendmentId', a.id, 'eventId', old.id,
                    'version', a.version, 'digestBefore', encode(a.digest_before, 'hex'),
                    'digestFound', encode(a.digest_found, 'hex'), 'digestAfter', encode(a.digest_after, 'hex'),
                    'reason', a.reason, 'proposedBy', a.proposed_by, 'approvedBy', a.approved_by))
    then
        return new;
    end if;
    raise exception 'event_log is append-only: event % is changed as an approved amendment says, or not at all', old.position
        using errcode = 'restrict_violation';
end $$;
drop trigger append_only on event_log;
create trigger append_only before delete on event_log for each statement execute function refuse_change();
create trigger append_only_rows before delete on event_log for each row execute function refuse_change();
create trigger amended_only before update on event_log for each row execute function require_amendment();
alter table event_log enable always trigger append_only;
alter table event_log enable always trigger append_only_rows;
alter table event_log enable always trigger amended_only;

--changeset daybook:guarded-partitions splitStatements:false
--comment What guards the log guards each partition, too: whoever goes past the parent meets the same refusal.
create function guard_event_log_partition(partition regclass) returns void
    language plpgsql set search_path = ${schema}, pg_temp as $$
begin
    if not exists (select from pg_trigger where tgrelid = partition and tgname = 'append_only_truncate') then
        execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', partition);
    end if;
    execute format('alter table %s enable always trigger append_only_truncate', partition);
    -- the parent's, which each partition has of its own
    execute format('alter table %s enable always trigger append_only_rows', partition);
    execute format('alter table %s enable always trigger amended_only', partition);
end $$;
create or replace function prepare_event_log_partitions(ahead integer) returns void
    language plpgsql set search_path = ${schema}, pg_temp as $$
declare
    width     constant bigint := 1000000;
    head      bigint;
    partition text;
begin
    select coalesce(max(position), 0) into head from event_log;
    for n in head / width .. head / width + ahead loop
        partition := 'event_log_' || lpad(n::text, 6, '0');
        if to_regclass('${schema}.' || partition) is null then
            execute format('create table ${schema}.%I (like event_log including defaults including constraints)', partition);
            execute format('alter table ${schema}.%I add check (position >= %s and position < %s)', partition, n * width, (n + 1) * width);
            execute format('alter table event_log attach partition ${schema}.%I for values from (%s) to (%s)', partition, n * width, (n + 1) * width);
            perform guard_event_log_partition(to_regclass('${schema}.' || partition));
        end if;
    end loop;
end $$;
select guard_event_log_partition(inhrelid::regclass) from pg_inherits where inhparent = 'event_log'::regclass;

--changeset daybook:amend-event splitStatements:false
--comment The one way in which an event is changed: it is kept, replaced, and the amendment has been applied, or none of it.
create function amend_event(amendment uuid, recorded_at_position bigint) returns void
    language plpgsql security definer set search_path = ${schema}, pg_temp as $$
declare
    a ${schema}.amendment;
begin
    lock table only event_log in exclusive mode;
    select * into a from ${schema}.amendment m where m.id = amend_event.amendment for update;
    if not found or a.status <> 'approved' then
        raise exception 'Amendment % is not approved', amendment using errcode = 'restrict_violation';
    end if;
    insert into event_log_backup (position, id, name, version, data, data_digest, recorded_at, actor, creator, command_id,
            subject, counter_subject, hash, amended_by, amended_version, amendment_id)
        select e.position, e.id, e.name, e.version, e.data, e.data_digest, e.recorded_at, e.actor, e.creator, e.command_id,
            e.subject, e.counter_subject, e.hash, e.amended_by, e.amended_version, a.id
        from event_log e where e.position = a.position;
    if not found then
        raise exception 'There is no event %', a.position using errcode = 'restrict_violation';
    end if;
    update ${schema}.amendment m set recorded_position = recorded_at_position where m.id = a.id;
    update event_log e set data = a.data, amended_by = a.id, amended_version = a.version, subject = a.subject,
            counter_subject = a.counter_subject
        where e.position = a.position;
    update ${schema}.amendment m set status = 'applied', applied_at = clock_timestamp() where m.id = a.id;
    insert into event_kind (name, version, first_position)
        select e.name, a.version, a.position from event_log e where e.position = a.position
        on conflict do nothing;
end $$;
revoke all on function amend_event(uuid, bigint), guard_event_log_partition(regclass), require_next_step(),
    require_amendment() from public;
grant execute on function amend_event(uuid, bigint) to ${runtimeRole};
grant select on amendment, event_log_backup to ${runtimeRole};
grant insert (id, position, version, data, subject, counter_subject, digest_after, found, digest_found, digest_before,
    reason, proposed_by) on amendment to ${runtimeRole};
grant update (status, trial, approved_by, approved_at, withdrawn_by, withdrawn_at) on amendment to ${runtimeRole};

--changeset daybook:replay-resumption
--comment A replay that is interrupted with its server is taken up again, so often at the most that it is not what brings servers down.
alter table replay add column keeps_former boolean not null default false, add column resumptions integer not null default 0;
grant insert (keeps_former) on replay to ${runtimeRole};
grant update (build, resumptions) on replay to ${runtimeRole};

--changeset daybook:task-to-wake-of-a-kind
--comment Tasks of a kind whose settings are missing wait, and may be many; whoever looks for the others must not walk through them.
drop index task_to_wake;
create index task_to_wake on task (kind, wake_at) where status = 'WAITING';

--changeset daybook:operation-key splitStatements:false
--comment Keys of operations that append no events, and their answers. A key is claimed before the operation, and answered after it; an answer stays for good.
create table operation_key (
    key            text collate "C" primary key,
    request_digest bytea            not null check (length(request_digest) = 32),
    actor          text             not null,
    claimed_at     timestamptz      not null default clock_timestamp(),
    status         integer,
    location       text,
    position       bigint,
    body           text,
    answered_at    timestamptz,
    check ((status is null) = (body is null)),
    check ((status is null) = (answered_at is null))
);
create trigger answered_stays before update or delete on operation_key
    for each row when (old.status is not null) execute function refuse_change();
create trigger append_only_truncate before truncate on operation_key
    for each statement execute function refuse_change();
alter table operation_key enable always trigger answered_stays;
alter table operation_key enable always trigger append_only_truncate;
grant select, delete on operation_key to ${runtimeRole};
grant insert (key, request_digest, actor) on operation_key to ${runtimeRole};
grant update (actor, claimed_at, status, location, position, body, answered_at) on operation_key to ${runtimeRole};

--changeset daybook:schedule
--comment How far each schedule has come, and the outcome of each date. The commands themselves are in the log under the keys of their dates, so a loss of these rows makes no date happen twice.
create table schedule (
    name       text collate "C" primary key,
    calendar   text             not null,
    through    date             not null,
    changed_at timestamptz      not null default clock_timestamp()
);
create table scheduled_run (
    schedule       text collate "C" not null references schedule,
    day            date             not null,
    outcome        text collate "C" not null check (outcome in ('done', 'waiting', 'refused', 'failed', 'given-up')),
    tries          integer          not null check (tries > 0),
    first_tried_at timestamptz      not null,
    tried_at       timestamptz      not null,
    first_position bigint,
    last_position  bigint,
    code           text collate "C",
    sentence       text,
    primary key (schedule, day),
    check ((first_position is null) = (last_position is null)),
    check ((code is null) = (sentence is null)),
    check ((outcome = 'done') = (code is null))
);
create index scheduled_run_open on scheduled_run (schedule, day) where outcome in ('waiting', 'refused', 'failed');
create index scheduled_run_latest on scheduled_run (schedule, tried_at, day);
grant select, insert, update on schedule, scheduled_run to ${runtimeRole};

--changeset daybook:lean-commands
--comment What the first event of a command tells is not written twice. Commands are looked for by their keys, and checked in the order of their positions; an index of their ids would cost each command as much as that of the keys.
alter table command alter column creator drop not null, alter column actor drop not null,
    alter column recorded_at drop not null, alter column answer_events drop not null,
    add check (creator is not null or first_position is not null) not valid;
alter table command drop constraint command_pkey;
create index command_position on command using brin (first_position, last_position) with (pages_per_range = 32, autosummarize = on);
