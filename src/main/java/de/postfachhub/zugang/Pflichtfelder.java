package de.postfachhub.zugang;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in the API description which fields of a record are always there: those that aren't {@code @Nullable}. The others are left out
 * where they have no value, they are never null.
 */
@Component
final class Pflichtfelder implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType art, ModelConverterContext umgebung, Iterator<ModelConverter> weitere) {
        var schema = weitere.hasNext() ? weitere.next().resolve(art, umgebung, weitere) : null;
        var klasse = Json.mapper().constructType(art.getType()).getRawClass();
        if (schema != null && klasse.isRecord()) {
            var beschriebenes = umgebung.getDefinedModels().get(name(schema));
            if (beschriebenes != null && beschriebenes.getProperties() != null) {
                Arrays.stream(klasse.getRecordComponents())
                        .filter(feld -> beschriebenes.getProperties().containsKey(feld.getName()))
                        .filter(Pflichtfelder::istImmerDa)
                        .map(RecordComponent::getName)
                        .filter(feld -> beschriebenes.getRequired() == null
                                || !beschriebenes.getRequired().contains(feld))
                        .forEach(beschriebenes::addRequiredItem);
            }
        }
        return schema;
    }

    /** Of a model in the description: the last part of what refers to it. */
    private static @Nullable String name(Schema<?> schema) {
        var verweis = schema.get$ref();
        return verweis == null ? schema.getName() : verweis.substring(verweis.lastIndexOf('/') + 1);
    }

    private static boolean istImmerDa(RecordComponent feld) {
        return !feld.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && mit(feld.getAccessor().getAnnotation(JsonInclude.class), feld)
                && mit(feld.getDeclaringRecord().getAnnotation(JsonInclude.class), feld);
    }

    /** Whether what the annotation leaves out leaves out no value of the field. */
    private static boolean mit(@Nullable JsonInclude regel, RecordComponent feld) {
        return regel == null
                || switch (regel.value()) {
                    case ALWAYS, NON_NULL, USE_DEFAULTS -> true;
                    case NON_DEFAULT -> !feld.getType().isPrimitive();
                    default -> false;
                };
    }
}
