package de.postfachhub.zugang;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads the body of every request by the rules that messages are read by ({@code nachricht.Rohleser}): one JSON object and nothing after
 * it, no field twice, text that is Unicode. Who sends two values for one field has meant one of them, and the hub doesn't know which.
 */
@Configuration(proxyBeanMethods = false)
class Anfrageleser implements WebMvcConfigurer {

    /** Takes the place of Spring Boot's. The hub's own mapper, for its routes and tables, stays as it is. */
    @Bean
    MappingJackson2HttpMessageConverter jsonDerAnfragen(ObjectMapper json) {
        var streng = json.copy()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        streng.registerModule(new SimpleModule("anfragen").addDeserializer(String.class, new Textleser()));
        return new MappingJackson2HttpMessageConverter(streng);
    }

    /** The YAML of the API description brings a reader with it, with rules of its own: the API speaks JSON. */
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> bekannte) {
        bekannte.removeIf(einer -> einer instanceof AbstractJackson2HttpMessageConverter
                && !(einer instanceof MappingJackson2HttpMessageConverter));
    }

    private static final class Textleser extends StringDeserializer {

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext lage) throws IOException {
            var text = super.deserialize(parser, lage);
            if (text != null && !Freitext.istUnicode(text)) {
                throw new InvalidFormatException(parser, "Half a surrogate pair", null, String.class);
            }
            return text;
        }
    }
}
