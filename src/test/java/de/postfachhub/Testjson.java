package de.postfachhub;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the hub's API writes it, for resources that are tested without the hub. */
public final class Testjson {

    private Testjson() {}

    public static JacksonJsonHttpMessageConverter converter() {
        return new JacksonJsonHttpMessageConverter(JsonMapper.builderWithJackson2Defaults()
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(alles -> alles.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build());
    }
}
