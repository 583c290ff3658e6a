package dev.daybook.adapters.persistence.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.daybook.application.replay.Replay.Report;
import org.jspecify.annotations.Nullable;

/** The JSON of a replay's report in the ledger. It is history and not evidence: a report may be lost, an event may not. */
final class ReportJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private ReportJson() {}

    static String write(Report report) {
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("A report that cannot be written: " + report, impossible);
        }
    }

    /** The report; {@link Report#NOTHING} if there is none or this build cannot read it, so that the history stays readable. */
    static Report read(@Nullable String json) {
        if (json == null) {
            return Report.NOTHING;
        }
        try {
            @Nullable Report report = MAPPER.readValue(json, Report.class);
            return report == null ? Report.NOTHING : report;
        } catch (JsonProcessingException unreadable) {
            return Report.NOTHING;
        }
    }
}
