package de.postfachhub.zugang;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads the body of every request by the rules that messages are read by ({@code nachricht.Rohleser}): one JSON object and nothing after
 * it, no field twice, text that is Unicode. Who sends two values for one field has meant one of them, and the hub doesn't know which.
 */
@Configuration(proxyBeanMethods = false)
class Anfrageleser {

    /**
     * Takes the place of Spring Boot's. The hub's own mapper, for its tables, stays as it is. The YAML of the API description brings a
     * reader with it, with rules of its own: the API speaks JSON.
     */
    @Bean
    ServerHttpMessageConvertersCustomizer jsonDerAnfragen(JsonMapper json) {
        var streng = json.rebuild()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .addModule(new SimpleModule("anfragen").addDeserializer(String.class, new Textleser()))
                .build();
        return leser -> leser.withJsonConverter(new JacksonJsonHttpMessageConverter(streng))
                .configureMessageConvertersList(alle ->
                        alle.removeIf(einer -> einer.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
    }

    private static final class Textleser extends StringDeserializer {

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext lage) {
            var text = super.deserialize(parser, lage);
            if (text != null && !Freitext.istUnicode(text)) {
                throw new InvalidFormatException(parser, "Half a surrogate pair", null, String.class);
            }
            return text;
        }
    }
}
