--liquibase formatted sql

--changeset daybook:event-log-state
--comment Up to where the state has come, and the chain's hash there: which log it is the state of.
create table event_log_state (
    singleton boolean primary key default true check (singleton),
    position  bigint  not null,
    hash      bytea   not null check (length(hash) = 32)
);
insert into event_log_state (position, hash) values (0, decode(repeat('00', 32), 'hex'));

--changeset daybook:lock splitStatements:false
--comment The append lock of the state; taken after that of the log.
create function lock_application_state(lock_timeout text, statement_timeout text)
    returns table (state_position bigint, state_hash bytea) language plpgsql as $$
begin
    perform set_config('lock_timeout', lock_timeout, true);
    perform set_config('statement_timeout', statement_timeout, true);
    lock table event_log_state in exclusive mode;
    return query select s.position, s.hash from event_log_state s;
end $$;

--changeset daybook:company
create table company (
    company_id    uuid             primary key,
    client_id     text collate "C" not null unique,
    name          text             not null,
    line1         text             not null,
    line2         text,
    city          text             not null,
    postal_code   text             not null,
    country       text             not null,
    contact_email text             not null,
    position      bigint           not null
);

--changeset daybook:account
--comment Room is left in the pages, so that a new balance finds place beside the old one and no index is touched.
create table account (
    account_id           uuid             primary key,
    client_id            text collate "C" not null unique,
    company_id           uuid             not null references company,
    currency             text             not null,
    balance              numeric(23, 4)   not null,
    accrued_interest     numeric(23, 4)   not null,
    annual_interest_rate numeric(9, 6)    not null,
    status               text             not null,
    opened_on            date             not null,
    accrued_through      date             not null,
    position             bigint           not null
) with (fillfactor = 70);
create index account_company on account (company_id, client_id);

--changeset daybook:posting
--comment No foreign key to account: it would cost a row lock a posting, and a materializer has just written the account.
create table posting (
    transaction_id     text collate "C" not null,
    leg                smallint         not null,
    account_id         uuid             not null,
    kind               text             not null,
    amount             numeric(23, 4)   not null,
    balance            numeric(23, 4)   not null,
    currency           text             not null,
    occurred_on        date             not null,
    counter_account_id uuid,
    position           bigint           not null,
    primary key (transaction_id, leg)
);
create index posting_account on posting (account_id, position);

--changeset daybook:rights runOnChange:true
grant usage on schema ${schema} to ${runtimeRole};
grant select, insert, update, delete on company, account, posting to ${runtimeRole};
grant select, update on event_log_state to ${runtimeRole};

--changeset daybook:lock-and-look-up-by-index splitStatements:false
--comment As in the event log: what is planned on a small table must not read all of a large one. A repository's own queries are planned as usual.
create or replace function lock_application_state(lock_timeout text, statement_timeout text)
    returns table (state_position bigint, state_hash bytea) language plpgsql as $$
begin
    perform set_config('lock_timeout', lock_timeout, true);
    perform set_config('statement_timeout', statement_timeout, true);
    perform set_config('enable_seqscan', 'off', true);
    lock table event_log_state in exclusive mode;
    return query select s.position, s.hash from event_log_state s;
end $$;

--changeset daybook:state-id splitStatements:false
--comment Every state that is built of the log has an id of its own: who remembers rows of one must know when another has taken its place.
alter table event_log_state add column state_id uuid not null default gen_random_uuid();
drop function lock_application_state(text, text);
create function lock_application_state(lock_timeout text, statement_timeout text)
    returns table (state_position bigint, state_hash bytea, state_id uuid) language plpgsql as $$
begin
    perform set_config('lock_timeout', lock_timeout, true);
    perform set_config('statement_timeout', statement_timeout, true);
    perform set_config('enable_seqscan', 'off', true);
    lock table event_log_state in exclusive mode;
    return query select s.position, s.hash, s.state_id from event_log_state s;
end $$;

--changeset daybook:interest-remainder
--comment 365 times the interest that was earned and not credited: below 365, with the decimals of a currency and of a rate. Credits before this change left none.
alter table account add column interest_remainder numeric(13, 10) not null default 0;

--changeset daybook:amended-event
--comment Which events were amended, and the position of the latest amendment. A table of its own: a column of postings would cost each deposit, and few events are amended.
create table amended_event (
    position   bigint primary key,
    amended_at bigint not null check (amended_at > position)
);
grant select, insert, update, delete on amended_event to ${runtimeRole};

--changeset daybook:period-close
--comment The one row of first_open_day follows from period_close. Each command with a day reads it, so it is found by a key and stays in memory.
create table period_close (
    period_close_id       uuid        primary key,
    first_open_day        date        not null,
    reason                text        not null,
    closed_by             text        not null,
    closed_at             timestamptz not null,
    closed_position       bigint      not null unique,
    reopening_reason      text,
    reopening_proposed_by text,
    reopening_proposed_at timestamptz,
    reopened_by           text,
    reopened_at           timestamptz,
    reopened_position     bigint,
    position              bigint      not null
);
create index period_close_day on period_close (first_open_day, closed_position);
create table first_open_day (
    singleton boolean primary key check (singleton),
    day       date,
    position  bigint not null
);

--changeset daybook:period-rights runOnChange:true
grant select, insert, update, delete on period_close, first_open_day to ${runtimeRole};

--changeset daybook:reversal
--comment Which transaction reverses which. A table of its own, so that other postings pay nothing for it. No foreign keys, as in posting.
create table reversal (
    reverses       text collate "C" primary key,
    transaction_id text collate "C" not null unique,
    reason         text             not null,
    position       bigint           not null
);
grant select, insert, update, delete on reversal to ${runtimeRole};

--changeset daybook:account-now
--comment A balance is that of the account's last posting, so a movement writes a posting and no account. Accounts are read from the view; the position is that of the last event that changed the row or posted to the account.
alter table account drop column balance;
alter table account set (fillfactor = 90);
create view account_now as
    select a.account_id, a.client_id, a.company_id, a.currency, coalesce(p.balance, 0) as balance, a.accrued_interest,
        a.annual_interest_rate, a.status, a.opened_on, a.accrued_through, a.interest_remainder,
        greatest(a.position, p.position) as position
    from account a
    left join lateral (
        select l.balance, l.position
        from posting l
        where l.account_id = a.account_id
        order by l.position desc
        limit 1) p on true;
grant select on account_now to ${runtimeRole};
