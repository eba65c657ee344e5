# The system's packages, each as an imported target whose headers raise no warnings of ours.
if(APPLE)  # Homebrew keeps what the system has without headers in folders of its own
  list(APPEND CMAKE_PREFIX_PATH
    /opt/homebrew/opt/libarchive /opt/homebrew/opt/openssl /opt/homebrew/opt/curl
    /usr/local/opt/libarchive /usr/local/opt/openssl /usr/local/opt/curl)
endif()
if(CONVLINGS_STATIC)  # no file of fmt's or zlib's is needed where the programs run
  add_library(fmt::fmt INTERFACE IMPORTED GLOBAL)
  target_compile_definitions(fmt::fmt INTERFACE FMT_HEADER_ONLY)
  set(ZLIB_USE_STATIC_LIBS ON)
else()
  find_package(fmt 9 CONFIG REQUIRED)
endif()
find_package(CLI11 CONFIG REQUIRED)
find_package(nlohmann_json 3 CONFIG REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CURL 7.87 REQUIRED)
find_package(LibArchive 3.4 REQUIRED)
find_package(OpenSSL 1.1 REQUIRED COMPONENTS Crypto)
find_package(SQLite3 3.35 REQUIRED)

find_path(STB_INCLUDE_DIR stb_image.h PATH_SUFFIXES stb REQUIRED)
add_library(convlings_stb INTERFACE)
target_include_directories(convlings_stb SYSTEM INTERFACE ${STB_INCLUDE_DIR})

find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)
add_library(convlings_toml INTERFACE)
target_include_directories(convlings_toml SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE_DIR})

find_path(UV_INCLUDE_DIR uv.h REQUIRED)
find_library(UV_LIBRARY uv REQUIRED)
add_library(convlings_uv INTERFACE)
target_include_directories(convlings_uv SYSTEM INTERFACE ${UV_INCLUDE_DIR})
target_link_libraries(convlings_uv INTERFACE ${UV_LIBRARY})

# Lists of forbidden system calls, for strangers' code; Linux only. Without it that layer is missing,
# and `convlings doctor` says so.
add_library(convlings_seccomp INTERFACE)
find_path(SECCOMP_INCLUDE_DIR seccomp.h)
find_library(SECCOMP_LIBRARY seccomp)
if(SECCOMP_INCLUDE_DIR AND SECCOMP_LIBRARY AND NOT CONVLINGS_STATIC)  # no checker filters calls
  target_include_directories(convlings_seccomp SYSTEM INTERFACE ${SECCOMP_INCLUDE_DIR})
  target_link_libraries(convlings_seccomp INTERFACE ${SECCOMP_LIBRARY})
  target_compile_definitions(convlings_seccomp INTERFACE CONVLINGS_HAS_SECCOMP)
endif()

include(Catch)
