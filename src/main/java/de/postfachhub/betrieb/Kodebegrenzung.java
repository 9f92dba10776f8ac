package de.postfachhub.betrieb;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Keeps the metrics small: a mail server may answer with any code, and whoever reaches the broker may send any event. */
@Component
final class Kodebegrenzung implements MeterFilter {

    static final int HOECHSTENS = 40;
    static final String ANDERE = "andere";

    private static final String TAG = "code";

    private final Map<String, Set<String>> bekannte = new ConcurrentHashMap<>();

    @Override
    public Meter.Id map(Meter.Id id) {
        String code = id.getName().startsWith("postfach.") ? id.getTag(TAG) : null;
        return code == null || bekannt(id.getName(), code) ? id : id.replaceTags(andere(id));
    }

    private synchronized boolean bekannt(String name, String code) {
        Set<String> codes = bekannte.computeIfAbsent(name, neuer -> ConcurrentHashMap.newKeySet());
        return codes.contains(code) || codes.size() < HOECHSTENS && codes.add(code);
    }

    private static Iterable<Tag> andere(Meter.Id id) {
        return id.getTags().stream()
                .map(tag -> tag.getKey().equals(TAG) ? Tag.of(TAG, ANDERE) : tag)
                .toList();
    }
}
