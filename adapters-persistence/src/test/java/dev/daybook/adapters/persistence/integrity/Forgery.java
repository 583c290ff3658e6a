package dev.daybook.adapters.persistence.integrity;

import dev.daybook.adapters.persistence.Engine;

/** What a superuser does to the log, with the triggers out of the way, and how it is put back. */
public final class Forgery {

    /** The chain's hash, a third time, by PostgreSQL. */
    private static final String HASH = """
            create or replace function daybook.forged_hash(previous bytea, e daybook.event_log) returns bytea language sql as $$
                select sha256(previous || int8send(e.position) || uuid_send(e.id)
                    || int4send(octet_length(e.name)) || convert_to(e.name, 'UTF8') || int4send(e.version)
                    || int8send((extract(epoch from e.recorded_at) * 1000000)::bigint)
                    || int4send(octet_length(e.actor)) || convert_to(e.actor, 'UTF8')
                    || int4send(octet_length(e.creator)) || convert_to(e.creator, 'UTF8')
                    || uuid_send(e.command_id) || e.data_digest)
            $$;
            create or replace procedure daybook.forge_hashes(first bigint, last bigint) language plpgsql as $$
            begin
                for p in first .. last loop
                    update daybook.event_log e set hash = daybook.forged_hash(
                        coalesce((select hash from daybook.event_log where position = p - 1), decode(repeat('00', 32), 'hex')), e)
                    where position = p;
                end loop;
            end $$;
            """;

    private Forgery() {}

    /** Takes the triggers of the log out of the way, those of its partitions, too. */
    public static void disarm() {
        run("""
                do $$
                declare t regclass;
                begin
                    for t in select inhrelid::regclass from pg_inherits where inhparent = 'daybook.event_log'::regclass loop
                        execute format('alter table %s disable trigger all', t);
                    end loop;
                end $$;
                alter table daybook.event_log disable trigger all;
                alter table daybook.event_log_backup disable trigger all;""");
    }

    /** Keeps a copy of everything. */
    static void keep() {
        disarm();
        run("create table daybook.kept_event as table daybook.event_log;"
                + "create table daybook.kept_command as table daybook.command;"
                + "create table daybook.kept_check as table daybook.integrity_check;"
                + "alter table daybook.command disable trigger all;"
                + "alter table daybook.integrity_check disable trigger all;"
                + HASH);
    }

    /** Puts everything back. */
    static void restore() {
        run("delete from daybook.event_log; delete from daybook.command;"
                + "insert into daybook.event_log table daybook.kept_event;"
                + "insert into daybook.command table daybook.kept_command");
    }

    static void run(String sql) {
        Engine.onSuperuser("event_log", sql);
    }

    /** Sets columns of one event. */
    static void set(long position, String assignments) {
        run("update daybook.event_log set " + assignments + " where position = " + position);
    }

    static void delete(String condition) {
        run("delete from daybook.event_log where " + condition);
    }

    /** Numbers the events from there on anew. */
    static void shift(long first, long by) {
        run("update daybook.event_log set position = position + 10000 where position >= " + first
                + "; update daybook.event_log set position = position - 10000 + " + by + " where position >= 10000");
    }

    static void swap(long one, long other) {
        run("update daybook.event_log set position = 10000 where position = " + one
                + "; update daybook.event_log set position = " + one + " where position = " + other
                + "; update daybook.event_log set position = " + other + " where position = 10000");
    }

    /** Makes the hashes anew. */
    static void hash(long first, long last) {
        run("call daybook.forge_hashes(" + first + ", " + last + ")");
    }

    /** Puts a copy of an event, under another id, in front of that position. */
    static void insert(long position) {
        shift(position, 1);
        copy(position - 1, position);
    }

    static void copy(long from, long to) {
        run(
                "insert into daybook.event_log (position, id, name, version, data, data_digest, recorded_at, actor, creator,"
                        + " command_id, subject, counter_subject, hash) select " + to
                        + ", gen_random_uuid(), name, version, data,"
                        + " data_digest, recorded_at, actor, creator, command_id, subject, counter_subject, hash"
                        + " from daybook.event_log where position = " + from);
    }
}
