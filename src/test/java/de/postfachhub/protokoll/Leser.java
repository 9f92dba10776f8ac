package de.postfachhub.protokoll;

import de.postfachhub.zugang.Handelnder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Who asks a controller that is tried without the login. */
public record Leser(Supplier<String[]> rechte) implements HandlerMethodArgumentResolver {

    /** @param rechte such as ROLE_LESEN or AGENTUR_735 */
    public static Handelnder mit(String... rechte) {
        return Handelnder.von(new TestingAuthenticationToken("leser", "", rechte));
    }

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
        return mit(rechte.get());
    }
}
