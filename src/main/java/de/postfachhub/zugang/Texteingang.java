package de.postfachhub.zugang;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The one place where the texts of a request are looked at before any controller sees them, whoever wrote it: what {@link Freitext}
 * doesn't allow is answered with 400. Bodies of JSON have {@link Anfrageleser}.
 */
@Configuration(proxyBeanMethods = false)
class Texteingang implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {

    static final String TEXTE = Texteingaben.class.getName();

    @Override
    public void addInterceptors(InterceptorRegistry bekannte) {
        bekannte.addInterceptor(this);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> bekannte) {
        bekannte.add(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest anfrage, HttpServletResponse antwort, Object wer) throws IOException {
        // The page that says so has the same address.
        if (anfrage.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        var texte = Texteingaben.von(anfrage);
        anfrage.setAttribute(TEXTE, texte);
        if (texte.fehler().isEmpty()
                || texte != Texteingaben.KEIN_UTF8
                        && wer instanceof HandlerMethod methode
                        && methode.hasMethodAnnotation(ZeigtTextfehler.class)) {
            return true;
        }
        if (wer instanceof HandlerMethod methode
                && AnnotatedElementUtils.hasAnnotation(methode.getBeanType(), RestController.class)) {
            throw new ErrorResponseException(
                    HttpStatus.BAD_REQUEST,
                    Problem.von(texte.fehler().stream()
                            .map(fehler -> new Problem.Angabe(Eingabefehler.WERT, fehler.feld(), fehler.text()))
                            .toList()),
                    null);
        }
        antwort.sendError(HttpServletResponse.SC_BAD_REQUEST);
        return false;
    }

    /** What the error page can say of the request that led to it. */
    static List<String> hinweise(HttpServletRequest anfrage) {
        return anfrage.getAttribute(TEXTE) instanceof Texteingaben texte
                ? texte.fehler().stream()
                        .map(Texteingaben.Fehler::text)
                        .distinct()
                        .toList()
                : List.of();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Texteingaben.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer seite,
            NativeWebRequest anfrage,
            @Nullable WebDataBinderFactory binder) {
        return anfrage.getAttribute(TEXTE, NativeWebRequest.SCOPE_REQUEST) instanceof Texteingaben texte
                ? texte
                : new Texteingaben(List.of());
    }
}
