// Compiled into each source of the database's binary for Linux: binds to glibc 2.28 (UOS 20, Kylin V10) what the compiler's own, newer glibc and libstdc++ would bind to later versions. Whatever it misses the reader of ELF needs finds (elf-needs.ts).
#ifdef __x86_64__
#define OLDEST "GLIBC_2.2.5"
#define STAT_VERSION 1
#else
#define OLDEST "GLIBC_2.17"
#define STAT_VERSION 0
#endif

// Functions that glibc 2.29 to 2.38 gave a second version: the first one is still there, in old and new.
#define BIND(name) __asm__(".symver " #name "," #name "@" OLDEST)
BIND(dlclose);
BIND(dlerror);
BIND(dlopen);
BIND(dlsym);
BIND(exp);
BIND(fmod);
BIND(log);
BIND(log2);
BIND(pow);
BIND(pthread_create);
BIND(pthread_join);
BIND(pthread_mutex_trylock);
BIND(pthread_mutexattr_destroy);
BIND(pthread_mutexattr_init);
BIND(pthread_mutexattr_settype);
BIND(pthread_once);
BIND(__fxstat64);
BIND(__lxstat64);
BIND(__xstat64);

#ifdef __cplusplus
// Strings are compiled into the binary: GCC 13's have parts in the library that GCC 8's lacks. The switch is c++config.h's own, set once that has been read.
#include <cstddef>
#undef _GLIBCXX_EXTERN_TEMPLATE
#define _GLIBCXX_EXTERN_TEMPLATE -1
extern "C" {
#endif

// Until glibc 2.33 these three stood in each program, over functions of the library that are still there. Named by their symbols, so that no header of the system is read before a source has chosen what it wants of it.
#define OWN __attribute__((weak, visibility("hidden")))
int __xstat64(int, const char *, void *);
int __lxstat64(int, const char *, void *);
int __fxstat64(int, int, void *);
OWN int livebase_stat(const char *path, void *facts) __asm__("stat64");
OWN int livebase_stat(const char *path, void *facts) { return __xstat64(STAT_VERSION, path, facts); }
OWN int livebase_lstat(const char *path, void *facts) __asm__("lstat64");
OWN int livebase_lstat(const char *path, void *facts) { return __lxstat64(STAT_VERSION, path, facts); }
OWN int livebase_fstat(int file, void *facts) __asm__("fstat64");
OWN int livebase_fstat(int file, void *facts) { return __fxstat64(STAT_VERSION, file, facts); }

#ifdef __cplusplus
// GCC 11's libstdc++ throws a class of its own for a negative size; before, it was this one.
void livebase_throw_bad_alloc(void) __asm__("_ZSt17__throw_bad_allocv");
OWN void livebase_throw_bad_array(void) __asm__("_ZSt28__throw_bad_array_new_lengthv");
OWN void livebase_throw_bad_array(void) { livebase_throw_bad_alloc(); }
}
#endif
