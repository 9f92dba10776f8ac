package de.postfachhub.zugang;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks the {@code @PreAuthorize} of a controller's method before anything of the request is read for it. Spring Security itself asks when
 * the method is called, and then the body has been parsed and bound for somebody who may not even ask.
 */
@Configuration(proxyBeanMethods = false)
class Rechtefrage implements WebMvcConfigurer, HandlerInterceptor {

    /** Before {@link Texteingang}. */
    private static final int ZUERST = -1;

    private final PreAuthorizeAuthorizationManager rechte = new PreAuthorizeAuthorizationManager();
    private final AuthorizationEventPublisher ereignisse;

    Rechtefrage(AuthorizationEventPublisher ereignisse) {
        this.ereignisse = ereignisse;
    }

    @Override
    public void addInterceptors(InterceptorRegistry bekannte) {
        bekannte.addInterceptor(this).order(ZUERST);
    }

    @Override
    public boolean preHandle(HttpServletRequest anfrage, HttpServletResponse antwort, Object wer) {
        if (wer instanceof HandlerMethod methode && anfrage.getDispatcherType() != DispatcherType.ERROR) {
            var anmeldung = SecurityContextHolder.getContext().getAuthentication();
            // The arguments aren't there yet: what may be done to what is asked where it is done.
            var aufruf = new SimpleMethodInvocation(
                    methode.getBean(), methode.getMethod(), new Object[methode.getMethodParameters().length]);
            var ergebnis = rechte.authorize(() -> anmeldung, aufruf);
            if (ergebnis != null && !ergebnis.isGranted()) {
                ereignisse.publishAuthorizationEvent(() -> anmeldung, aufruf, ergebnis);
                throw new AuthorizationDeniedException("another role", ergebnis);
            }
        }
        return true;
    }
}
