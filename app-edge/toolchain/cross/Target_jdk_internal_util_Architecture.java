import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** In an image for aarch64 that is made on x86_64, jdk.internal.util.Architecture answers for the image. */
@TargetClass(className = "jdk.internal.util.Architecture")
final class Target_jdk_internal_util_Architecture {
    @Alias
    static Target_jdk_internal_util_Architecture AARCH64;

    private Target_jdk_internal_util_Architecture() {}

    @Substitute
    static Target_jdk_internal_util_Architecture current() {
        return AARCH64;
    }

    @Substitute
    static boolean isAARCH64() {
        return true;
    }

    @Substitute
    static boolean isX64() {
        return false;
    }
}
