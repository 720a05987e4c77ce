; The Windows installer. Makes of FILES (the list of Livebase.exe, start.cjs, livebase.cmd, node.exe, app) what stands in the start menu; the data is elsewhere and stays. For the person who runs it, without administrator's rights; run as administrator it may install for everybody.
; Words of a silent run (/S): /D=FOLDER (last, without quotes), /ALLUSERS, /AUTOSTART, /ADDPATH, /NODESKTOP, /OLDER, /AGAIN (waits for the running program's end and opens the new one). What an earlier installation chose is kept.
; Exit codes: 0 done, 1 cancelled, 2 the program is running, 3 a newer one is installed (/OLDER takes it all the same), 4 not installed (disk full or a file held): the old program is as it was, 5 an administrator is needed.
Unicode true
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "Sections.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Livebase"
!define LINK "Livebase 直播基地管家.lnk"
!define HOST_LINK "Livebase 主机.lnk"
!define RUNNING "Livebase 正在运行，什么都没有改动。$\n$\n请在它的页面下方点“结束程序”（或关掉它的全部页面，等 5 分钟），再点“重试”。"

Name "Livebase 直播基地管家"
OutFile "${OUT}"
RequestExecutionLevel user
; The same files make the same installer: no times of files.
SetDateSave off
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  ; Livebase.exe is node.exe with little changed: a dictionary that reaches from one to the other packs them as one.
  SetCompressorDictSize 128
!endif
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif
ManifestDPIAware true
Icon "${ICON}"
UninstallIcon "${ICON}"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\SimpChinese.nlf"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "Livebase"
VIAddVersionKey /LANG=2052 "FileDescription" "Livebase 直播基地管家 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"
BrandingText "Livebase ${VERSION}"

ComponentText "选好以后点“下一步”。以后再运行安装包，可以改。"
DirText "程序装在这里；可以换到别的盘。数据不在里面，卸载、重装都不动它。"
Page components
Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Var Waits

; $0: 1 while a file of the program is held by a running one.
!macro LookWhetherRunning
  StrCpy $0 0
  !insertmacro LookAtFile "$INSTDIR\Livebase.exe"
  !insertmacro LookAtFile "$INSTDIR\node.exe"
!macroend
!macro LookAtFile FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $1 "${FILE}" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; Ends a run that can't go on: with its code, and its sentence where somebody reads it.
!macro Refuse CODE SENTENCE
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  Abort
!macroend

; The user's PATH, or everybody's, with the program's folder added (+) or taken out (-). One that is longer than this installer can read is left as it is.
!macro ChangePath HOW
  ClearErrors
  ${If} $AllUsers == 1
    ReadRegStr $0 HKLM "SYSTEM\CurrentControlSet\Control\Session Manager\Environment" "Path"
  ${Else}
    ReadRegStr $0 HKCU "Environment" "Path"
  ${EndIf}
  StrLen $1 "$0$INSTDIR"
  ; Not to be read: there is no PATH, or it is too long. Somebody's own may be missing, everybody's never is.
  StrCpy $2 0
  ${If} ${Errors}
    ${If} $AllUsers == 1
      StrCpy $2 1
    ${Else}
      StrCpy $3 0
      ${Do}
        EnumRegValue $4 HKCU "Environment" $3
        ${If} $4 == "Path"
          StrCpy $2 1
        ${EndIf}
        IntOp $3 $3 + 1
      ${LoopUntil} $4 == ""
    ${EndIf}
  ${EndIf}
  ${If} $2 == 1
  ${OrIf} $1 > 1000
    DetailPrint "PATH 太长，没有动它。"
  ${Else}
    ${If} $0 == ""
      StrCpy $5 "$INSTDIR"
    ${Else}
      ${WordAdd} "$0" ";" "${HOW}$INSTDIR" $5
    ${EndIf}
    ${If} $AllUsers == 1
      WriteRegExpandStr HKLM "SYSTEM\CurrentControlSet\Control\Session Manager\Environment" "Path" $5
    ${Else}
      WriteRegExpandStr HKCU "Environment" "Path" $5
    ${EndIf}
    ; Programs that start from now on have it.
    SendMessage 0xFFFF 0x001A 0 "STR:Environment" /TIMEOUT=2000
  ${EndIf}
!macroend

Var AllUsers

; A file that came whole takes the place of the old one in one step.
!macro Place NAME
  System::Call 'kernel32::MoveFileEx(t "$INSTDIR\new\${NAME}", t "$INSTDIR\${NAME}", i 9)'
!macroend

Section "程序" PROGRAM
  SectionIn RO
  ; Everything comes beside the old program first. Whenever this ends early, one of the two is whole: start.cjs looks which.
  RMDir /r "$INSTDIR\new"
  ClearErrors
  !include "${FILES}"
  ${If} ${Errors}
    SetOutPath "$INSTDIR"
    RMDir /r "$INSTDIR\new"
    !insertmacro Refuse 4 "没有装成：磁盘满了，或不能写这个文件夹。原来的程序没有动。"
  ${EndIf}
  SetOutPath "$INSTDIR"
  ${If} ${FileExists} "$INSTDIR\app\*"
    RMDir /r "$INSTDIR\app.old"
    ClearErrors
    Rename "$INSTDIR\app" "$INSTDIR\app.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR\new"
      !insertmacro Refuse 4 "没有装成：有文件被别的程序占用。原来的程序没有动。"
    ${EndIf}
  ${EndIf}
  Rename "$INSTDIR\new\app" "$INSTDIR\app"
  !insertmacro Place "start.cjs"
  !insertmacro Place "livebase.cmd"
  !insertmacro Place "LICENSE-node.txt"
  !insertmacro Place "安装说明.pdf"
  !insertmacro Place "管理员说明.pdf"
  !insertmacro Place "node.exe"
  !insertmacro Place "Livebase.exe"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\app.old"
  ${If} $AllUsers == 1
    FileOpen $0 "$INSTDIR\all-users" w
    FileClose $0
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${LINK}" "$INSTDIR\Livebase.exe"
  ; What was chosen before and is not any more; the sections below do what is chosen.
  Delete "$DESKTOP\${LINK}"
  Delete "$SMSTARTUP\${HOST_LINK}"
  ReadRegStr $0 SHCTX "${KEY}" "AddedPath"
  ${If} $0 == "1"
    !insertmacro ChangePath "-"
    DeleteRegValue SHCTX "${KEY}" "AddedPath"
  ${EndIf}
  WriteRegStr SHCTX "${KEY}" "DisplayName" "Livebase 直播基地管家"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\Livebase.exe"
  WriteRegStr SHCTX "${KEY}" "Publisher" "Livebase"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" $0
SectionEnd

Section "桌面图标" DESKTOP_LINK
  CreateShortcut "$DESKTOP\${LINK}" "$INSTDIR\Livebase.exe"
SectionEnd

Section /o "登录 Windows 时自动启动（别的电脑要用这台的数据时选）" AUTOSTART
  CreateShortcut "$SMSTARTUP\${HOST_LINK}" "$INSTDIR\Livebase.exe" "open --background"
SectionEnd

Section /o "把 livebase 命令加到 PATH（脚本、定时任务用）" ADDPATH
  !insertmacro ChangePath "+"
  WriteRegStr SHCTX "${KEY}" "AddedPath" "1"
SectionEnd

; A section by a word of the command line, or because the last installation had it.
!macro Choose SECTION WORD FORMER
  ClearErrors
  ${GetOptions} $R0 "${WORD}" $4
  ${IfNot} ${Errors}
  ${OrIf} ${FORMER}
    !insertmacro SelectSection ${SECTION}
  ${EndIf}
!macroend

Function .onInit
  ${GetParameters} $R0
  SetRegView 64
  UserInfo::GetAccountType
  Pop $R1
  ; For everybody: asked for by a word, or by a person who runs this as administrator, or as it was before.
  StrCpy $AllUsers 0
  ReadRegStr $R2 HKLM "${KEY}" "InstallLocation"
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $4
  ${IfNot} ${Errors}
    StrCpy $AllUsers 1
  ${ElseIf} $R2 != ""
    StrCpy $AllUsers 1
  ${ElseIf} $R1 == "Admin"
  ${AndIfNot} ${Silent}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "给这台电脑的所有用户装吗？$\n$\n选“否”只给自己装。每个用户的数据都是各自的。" IDNO forMyself
    StrCpy $AllUsers 1
    forMyself:
  ${EndIf}
  ${If} $AllUsers == 1
    ${If} $R1 != "Admin"
      !insertmacro Refuse 5 "给所有用户装的，要用管理员身份运行安装包。什么都没有改动。"
    ${EndIf}
    SetShellVarContext all
  ${EndIf}
  ; The named folder, else where it is, else the usual one.
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${KEY}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Livebase"
    ${If} $AllUsers == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\Livebase"
    ${EndIf}
  ${EndIf}
  ; Another version that is there.
  ReadRegStr $2 SHCTX "${KEY}" "DisplayVersion"
  ${If} $2 != ""
    ${VersionCompare} "$2" "${VERSION}" $3
    ClearErrors
    ${GetOptions} $R0 "/OLDER" $4
    ${If} ${Errors}
    ${AndIf} $3 == 1
      ${If} ${Silent}
        SetErrorLevel 3
        Abort
      ${EndIf}
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "这台电脑上装的是更新的 $2 版，这个安装包是 ${VERSION} 版。$\n$\n装旧版以后，现在的数据可能打不开；程序会说出升级前的备份是哪一个，恢复它会丢掉那以后录入的内容。$\n$\n还要装旧版吗？" IDYES older
      Abort
      older:
    ${EndIf}
    ${IfNot} ${FileExists} "$DESKTOP\${LINK}"
      !insertmacro UnselectSection ${DESKTOP_LINK}
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/NODESKTOP" $4
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${DESKTOP_LINK}
  ${EndIf}
  !insertmacro Choose ${AUTOSTART} "/AUTOSTART" '${FileExists} "$SMSTARTUP\${HOST_LINK}"'
  ReadRegStr $5 SHCTX "${KEY}" "AddedPath"
  !insertmacro Choose ${ADDPATH} "/ADDPATH" '$5 == "1"'
  ; The running program: an update waits for its end.
  ClearErrors
  ${GetOptions} $R0 "/AGAIN" $4
  StrCpy $Waits 0
  ${IfNot} ${Errors}
    StrCpy $Waits 120
  ${EndIf}
  look:
  !insertmacro LookWhetherRunning
  ${If} $0 == 1
    ${If} $Waits > 0
      IntOp $Waits $Waits - 1
      Sleep 500
      Goto look
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel 2
      Abort
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "${RUNNING}" IDRETRY look
    Abort
  ${EndIf}
FunctionEnd

Function .onInstSuccess
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AGAIN" $4
  ${If} ${Errors}
  ${AndIf} ${Silent}
    Return
  ${EndIf}
  Exec '"$INSTDIR\Livebase.exe"'
FunctionEnd

Function un.onInit
  SetRegView 64
  StrCpy $AllUsers 0
  ${If} ${FileExists} "$INSTDIR\all-users"
    StrCpy $AllUsers 1
    SetShellVarContext all
    UserInfo::GetAccountType
    Pop $R1
    ${If} $R1 != "Admin"
      !insertmacro Refuse 5 "给所有用户装的，要用管理员身份卸载。什么都没有改动。"
    ${EndIf}
  ${EndIf}
  look:
  !insertmacro LookWhetherRunning
  ${If} $0 == 1
    ${If} ${Silent}
      SetErrorLevel 2
      Abort
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "${RUNNING}" IDRETRY look
    Abort
  ${EndIf}
FunctionEnd

Section "Uninstall"
  ReadRegStr $0 SHCTX "${KEY}" "AddedPath"
  ${If} $0 == "1"
    !insertmacro ChangePath "-"
  ${EndIf}
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\app.old"
  RMDir /r "$INSTDIR\new"
  Delete "$INSTDIR\Livebase.exe"
  Delete "$INSTDIR\start.cjs"
  Delete "$INSTDIR\livebase.cmd"
  Delete "$INSTDIR\node.exe"
  Delete "$INSTDIR\LICENSE-node.txt"
  Delete "$INSTDIR\安装说明.pdf"
  Delete "$INSTDIR\管理员说明.pdf"
  Delete "$INSTDIR\all-users"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${LINK}"
  Delete "$DESKTOP\${LINK}"
  Delete "$SMSTARTUP\${HOST_LINK}"
  DeleteRegKey SHCTX "${KEY}"
  MessageBox MB_OK|MB_ICONINFORMATION "程序已卸载。数据没有动，还在：$\n$LOCALAPPDATA\Livebase" /SD IDOK
SectionEnd
