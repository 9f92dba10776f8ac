package de.postfachhub.zugang;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the user who is signed in, from the login alone: nothing in a request can name another. */
@Configuration(proxyBeanMethods = false)
class Handelnderzuordnung implements WebMvcConfigurer {

    Handelnderzuordnung() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Handelnder.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> bekannte) {
        bekannte.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Handelnder.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer seite,
                    NativeWebRequest anfrage,
                    @Nullable WebDataBinderFactory binder) {
                // The filter chain lets nobody in here who isn't signed in.
                return Handelnder.von((Authentication) Objects.requireNonNull(anfrage.getUserPrincipal()));
            }
        });
    }
}
